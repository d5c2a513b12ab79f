package io.bantin.notification.subscribers.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.subscribers.OperatorApi;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.stack.testing.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Operators list, export and lift suppressions. */
@WholeService
class SuppressionIT {

    private static final String PATH = "/api/ops/suppressions";

    @LocalServerPort
    private int port;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Clock clock;

    private final String campaign = Ids.next() + ".1";
    private Readers readers;
    private OperatorApi operator;

    @BeforeEach
    void suppressSome() {
        operator = OperatorApi.at(port);
        readers = Readers.of(mongo, 6, Ids.next());
        for (int i = 0; i < 4; i++) {
            suppressions.suppress(readers.get(i).id(), "550 5.1.1 No such user, bạn ạ", campaign, campaign + "@" + i);
        }
        Instant first = clock.instant().minus(Duration.ofDays(3));
        for (int day = 0; day < 3; day++) {
            String id = Ids.next() + ".1";
            suppressions.strike(readers.get(4).id(), new Strike(id, first.plus(Duration.ofDays(day)), "=550 No"), id);
        }
    }

    @Test
    void listsPagesWithTheLatestSuppressionFirst() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            var page = operator.get(PATH + "?limit=2" + cursor).json();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(item -> ids.add(item.path("subscriberId").asString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().filter(readers.ids()::contains))
                .hasSize(5)
                .doesNotContain(readers.get(5).id());
        assertThat(ids.getFirst()).isEqualTo(readers.get(4).id());
    }

    @Test
    void showsTheReasonOfEachSuppression() {
        var items =
                operator.get(PATH + "?reason=REPEATED_REFUSALS&limit=1").json().path("items");
        assertThat(items.path(0).path("email").asString())
                .isEqualTo(readers.get(4).email());
        assertThat(items.path(0).path("reason").asString()).isEqualTo("REPEATED_REFUSALS");
        assertThat(items.path(0).path("strikes").size()).isEqualTo(3);

        var other = operator.get(PATH + "?reason=no_such_address&limit=1")
                .json()
                .path("items")
                .path(0);
        assertThat(readers.emails()).contains(other.path("email").asString());
        assertThat(other.path("reply").asString()).isEqualTo("550 5.1.1 No such user, bạn ạ");
        assertThat(other.path("eventId").asString()).isEqualTo(campaign);
        assertThat(other.path("suppressedAt").asString()).endsWith("Z");
    }

    @Test
    void exportsCsvWithEscapedFormulas() {
        var export = operator.get(PATH + "/export", "text/csv");
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.response().headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(export.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(export.text().lines().findFirst()).contains("email,reason,reply,suppressed_at,event_id");
        assertThat(export.text())
                .contains(readers.get(0).email() + ",NO_SUCH_ADDRESS,\"550 5.1.1 No such user, bạn ạ\",")
                .contains(readers.get(4).email() + ",REPEATED_REFUSALS,'=550 No,")
                .doesNotContain(readers.get(5).email());
        assertThat(operator.get(PATH + "/export?reason=REPEATED_REFUSALS", "text/csv")
                        .text())
                .contains(readers.get(4).email())
                .doesNotContain(readers.get(0).email());
    }

    @Test
    void liftsASuppressionAndKeepsTheReasons() {
        Subscriber reader = readers.get(0);
        var lifted = operator.post(
                PATH + "/lift", lift(reader.email().toUpperCase(java.util.Locale.ROOT), "Máy chủ của họ sai"));

        assertThat(lifted.status()).isEqualTo(200);
        assertThat(lifted.json().path("state").asString()).isEqualTo("ACTIVE");
        Subscriber now = subscribers.find(reader.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(SubscriberState.ACTIVE);
        assertThat(now.suppression()).isNull();
        assertThat(now.lifted()).singleElement().satisfies(lift -> {
            assertThat(lift.reason()).isEqualTo("Máy chủ của họ sai");
            assertThat(lift.by()).isNotBlank();
            assertThat(lift.suppression().reply()).isEqualTo("550 5.1.1 No such user, bạn ạ");
        });
        var held = operator.post("/api/ops/subscribers/data", "{\"email\": \"%s\"}".formatted(reader.email()));
        assertThat(held.text()).contains("Máy chủ của họ sai", "LIFTED");
        assertThat(operator.get(PATH + "?limit=1000").text()).doesNotContain(reader.email());

        assertThat(operator.post(PATH + "/lift", lift(reader.email(), "again")).status())
                .isEqualTo(409);
        suppressions.suppress(reader.id(), "550 5.1.1 Still none", "b.1", "b.1@1");
        assertThat(operator.post(PATH + "/lift", lift(reader.email(), "again")).status())
                .isEqualTo(200);
    }

    @Test
    void countsStrikesFromZeroAfterALift() {
        Subscriber reader = readers.get(4);
        operator.post(PATH + "/lift", lift(reader.email(), "mended"));
        suppressions.strike(reader.id(), new Strike("c.1", clock.instant(), "550 No"), "c.1@1");
        assertThat(subscribers.find(reader.id()).orElseThrow().isActive()).isTrue();
    }

    @Test
    void refusesToLiftWithoutASuppression() {
        var active = operator.post(PATH + "/lift", lift(readers.get(5).email(), "why not"));
        assertThat(active.status()).isEqualTo(409);
        assertThat(active.kind()).isEqualTo("not-suppressed");
        var unknown = operator.post(PATH + "/lift", lift("nobody-" + Ids.next() + "@example.org", "why not"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).doesNotContain("nobody-");
        subscribers.leave(readers.get(1).id(), clock.instant());
        assertThat(operator.post(PATH + "/lift", lift(readers.get(1).email(), "left"))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": \"ai\", \"reason\": \"x\"}",
                "{\"email\": \"ai@example.org\"}",
                "{\"email\": \"ai@example.org\", \"reason\": \"  \"}",
                "{\"email\": \"ai@example.org\", \"reason\": \"a\\nb\"}",
                "{\"email\": \"ai@example.org\", \"reason\": \"x\", \"more\": 1}"
            })
    void refusesAnInvalidReason(String body) {
        assertThat(operator.post(PATH + "/lift", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?limit=0", "?limit=1001", "?limit=x", "?reason=WHY", "?cursor=x", "?cursor=99999999999999999.a"
            })
    void refusesInvalidParameters(String query) {
        assertThat(operator.get(PATH + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"reporter, 403", "editor, 403", "publisher, 403", ", 401"})
    void onlyOperatorsHaveAccess(String role, int status) {
        OperatorApi other = operator.as(role == null ? null : TestTokens.of(role));
        assertThat(other.get(PATH).status()).isEqualTo(status);
        assertThat(other.get(PATH + "/export", "text/csv").status()).isEqualTo(status);
        assertThat(other.post(PATH + "/lift", lift(readers.get(0).email(), "x")).status())
                .isEqualTo(status);
        assertThat(subscribers.find(readers.get(0).id()).orElseThrow().state()).isEqualTo(SubscriberState.SUPPRESSED);
    }

    private static String lift(String email, String reason) {
        return "{\"email\": \"%s\", \"reason\": \"%s\"}".formatted(email, reason);
    }
}
