package io.bantin.deadletters.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.deadletters.names.CategoryEvents;
import io.bantin.deadletters.names.NamesServiceTest;
import io.bantin.deadletters.operators.Client.Answer;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The operators' API of dead letters over HTTP. */
@NamesServiceTest
class DeadLetterControllerIT {

    private static final String TOPIC = "category-events";
    private static final String POISON = "{\"title\": ";

    @LocalServerPort
    private int port;

    private final String category = Ids.next();
    private Client operator = new Client(0, null);

    @BeforeEach
    void signIn() {
        operator = as("operator");
    }

    @Test
    void showsWhatFailedAndWhy() {
        CategoryEvents.of(TOPIC, category, 1, POISON).send();

        JsonNode item = awaitDeadLetter(1);

        assertThat(item.propertyNames())
                .containsExactly(
                        "id",
                        "topic",
                        "group",
                        "key",
                        "eventId",
                        "eventType",
                        "reason",
                        "body",
                        "firstSeen",
                        "lastSeen",
                        "arrivals",
                        "replays",
                        "state",
                        "discardReason");
        assertThat(item.path("topic").asString()).isEqualTo(TOPIC);
        assertThat(item.path("group").asString()).isEqualTo("names-service");
        assertThat(item.path("eventId").asString()).isEqualTo(category + ".1");
        assertThat(item.path("eventType").asString()).isEqualTo("category-changed");
        assertThat(item.path("reason").asString()).contains("UnexpectedEndOfInputException");
        assertThat(item.path("body").asString()).isEqualTo(POISON);
        assertThat(item.path("firstSeen").asString()).endsWith("Z");
        assertThat(item.path("arrivals").asInt()).isEqualTo(1);
        assertThat(item.path("replays").asInt()).isZero();
        assertThat(item.path("state").asString()).isEqualTo("WAITING");
        assertThat(item.path("discardReason").isNull()).isTrue();

        JsonNode whole = operator.get("/" + id(item)).body();
        assertThat(whole.path("headers").findValuesAsString("name")).contains("ce_id", "traceparent");
        assertThat(whole.path("partition").isInt()).isTrue();
    }

    @Test
    void showsTheBeginningInTheListAndTheWholeByItsId() {
        String body = "{\"title\": \"" + "Dân vận khéo ".repeat(200);
        CategoryEvents.of(TOPIC, category, 1, body).send();

        JsonNode item = awaitDeadLetter(1);

        assertThat(item.path("body").asString()).hasSizeLessThan(310).endsWith("…");
        assertThat(operator.get("/" + id(item)).text("body")).isEqualTo(body);
    }

    @Test
    void saysNullOfWhatCannotBeRead() {
        CategoryEvents.of(TOPIC, category, 1, POISON).with("ce_type", " ").send();

        JsonNode item = awaitDeadLetter(1);
        assertThat(item.path("eventType").isNull()).isTrue();
        assertThat(item.path("eventId").asString()).isEqualTo(category + ".1");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> sent = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            dead(version);
            awaitDeadLetter(version);
            sent.addFirst(category + "." + version);
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 3; pages++) {
            JsonNode page = operator.get("?limit=2&topic=" + TOPIC + cursor).body();
            page.path("items").forEach(item -> listed.add(item.path("eventId").asString()));
            cursor = "&cursor=" + page.path("next").asString();
        }
        assertThat(listed.subList(0, 5)).containsExactlyElementsOf(sent);
        assertThat(operator.get("?topic=article-events").body().path("items").findValuesAsString("eventId"))
                .doesNotContainAnyElementsOf(sent);
        assertThat(operator.get("?state=DISCARDED&limit=100")
                        .body()
                        .path("items")
                        .findValuesAsString("eventId"))
                .doesNotContainAnyElementsOf(sent);
    }

    @Test
    void replaysUntilItIsParkedAndThenByForceAlone() {
        CategoryEvents.of(TOPIC, category, 1, POISON).send();
        String id = id(awaitDeadLetter(1));
        for (int replays = 1; replays <= 3; replays++) {
            Answer replayed = replay(id);
            assertThat(replayed.status()).isEqualTo(200);
            assertThat(replayed.body().path("replayed").asInt()).isEqualTo(1);
            assertThat(operator.get("/" + id).body().path("replays").asInt()).isEqualTo(replays);
            awaitArrivals(id, replays + 1);
        }
        assertThat(operator.get("/" + id).text("state")).isEqualTo("PARKED");

        Answer refused = replay(id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/dead-letter-needs-force");
        assertThat(refused.text("detail")).contains(id, "3 times", "Nothing was sent", "\"force\": true");
        operator.post("/replay", "{\"all\": true}");
        assertThat(operator.get("/" + id).body().path("replays").asInt()).isEqualTo(3);

        assertThat(operator.post("/replay", "{\"ids\": [\"%s\"], \"force\": true}".formatted(id))
                        .status())
                .isEqualTo(200);
        awaitArrivals(id, 5);
        assertThat(operator.get("/" + id).text("state")).isEqualTo("PARKED");
    }

    @Test
    void sendsNothingWhenOneOfThemIsRefused() {
        dead(1);
        dead(2);
        String waiting = id(awaitDeadLetter(1));
        String discarded = id(awaitDeadLetter(2));
        discard(discarded, "{\"reason\": \"Bài thử\"}");

        Answer refused = operator.post("/replay", "{\"ids\": [\"%s\", \"%s\"]}".formatted(waiting, discarded));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.fault()).isEqualTo("ids '%s' was discarded: Bài thử".formatted(discarded));
        assertThat(operator.get("/" + waiting).body().path("replays").asInt()).isZero();
    }

    @Test
    void replaysAllOfATopic() {
        CategoryEvents.of("category-events.names-service.dlq", category, 1, "{}")
                .send();
        String id = id(awaitDeadLetter(1));

        Answer replayed = operator.post("/replay", "{\"all\": true, \"topic\": \"category-events\"}");

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().path("replayed").asInt()).isPositive();
        assertThat(replayed.body().path("failed").asInt()).isZero();
        assertThat(operator.get("/" + id).body().path("replays").asInt()).isEqualTo(1);
        awaitArrivals(id, 2);
    }

    @Test
    void staysDiscardedWhenItComesAgain() {
        CategoryEvents.of(TOPIC, category, 1, POISON).send();
        String id = id(awaitDeadLetter(1));
        replay(id);

        Answer discarded = discard(id, "{\"reason\": \" Bài thử \"}");
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.text("state")).isEqualTo("DISCARDED");
        assertThat(discarded.text("discardReason")).isEqualTo("Bài thử");
        assertThat(discard(id, "{\"reason\": \"Again\"}").text("discardReason")).isEqualTo("Bài thử");

        awaitArrivals(id, 2);
        assertThat(operator.get("/" + id).text("state")).isEqualTo("DISCARDED");
    }

    @Test
    void answersNotFoundForAnUnknownDeadLetter() {
        assertNotFound(operator.get("/nothing"));
        assertNotFound(replay("nothing"));
        assertNotFound(discard("nothing", "{\"reason\": \"Bài thử\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=many",
                "?cursor=nothing",
                "?state=DEAD",
                "?topic=articles",
            })
    void refusesAListThatMakesNoSense(String query) {
        Answer refused = operator.get(query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fault()).startsWith(query.substring(1, query.indexOf('=')) + " ");
    }

    @Test
    void namesTheStatesThatThereAre() {
        assertThat(operator.get("?state=DEAD").fault())
                .isEqualTo("state must be one of WAITING, REPLAYED, PARKED, DISCARDED.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ids    | {}",
                "ids    | {\"all\": false}",
                "ids    | {\"ids\": []}",
                "ids    | {\"ids\": [\"a\", null]}",
                "ids    | {\"ids\": [\" \"]}",
                "ids    | {\"ids\": \"a\"}",
                "all    | {\"ids\": [\"a\"], \"all\": true}",
                "topic  | {\"ids\": [\"a\"], \"topic\": \"category-events\"}",
                "topic  | {\"all\": true, \"topic\": \"articles\"}",
                "force  | {\"all\": true, \"force\": true}",
                "forced | {\"ids\": [\"a\"], \"forced\": true}",
                "body   | ``",
            })
    void refusesAReplayThatMakesNoSense(String field, String json) {
        Answer refused = operator.post("/replay", json);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fault()).startsWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"reason\": \" \"}", "{\"reason\": 5}"})
    void refusesADiscardWithoutAReason(String json) {
        Answer refused = discard("nothing", json);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fault()).startsWith("reason ");
    }

    @Test
    void refusesAReasonWithoutEnd() {
        assertThat(discard("nothing", "{\"reason\": \"%s\"}".formatted("x".repeat(1001)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isForOperatorsOnly() {
        for (String role : List.of("reporter", "editor", "publisher")) {
            assertThat(as(role).get("").status()).isEqualTo(403);
            assertThat(as(role).post("/replay", "{\"all\": true}").status()).isEqualTo(403);
            assertThat(as(role).post("/any/discard", "{\"reason\": \"a\"}").status())
                    .isEqualTo(403);
        }
        assertThat(new Client(port, null).get("").status()).isEqualTo(401);
        assertThat(new Client(port, TestTokens.forged("operator")).get("").status())
                .isEqualTo(401);
    }

    /** Sends a dead letter of the consumer. */
    private void dead(int version) {
        CategoryEvents.of(TOPIC + ".names-service.dlq", category, version, POISON)
                .send();
    }

    private JsonNode awaitDeadLetter(int version) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> deadLetter(category + "." + version), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> deadLetter(String eventId) {
        return operator.get("?limit=100")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("eventId").asString("").equals(eventId))
                .findFirst();
    }

    private void awaitArrivals(String id, int arrivals) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.get("/" + id).body().path("arrivals").asInt() == arrivals);
    }

    private Answer replay(String id) {
        return operator.post("/replay", "{\"ids\": [\"%s\"]}".formatted(id));
    }

    private Answer discard(String id, String json) {
        return operator.post("/" + id + "/discard", json);
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("/problems/dead-letter-not-found");
    }

    private static String id(JsonNode deadLetter) {
        return deadLetter.path("id").asString();
    }

    private Client as(String role) {
        return new Client(port, TestTokens.of(role));
    }
}
