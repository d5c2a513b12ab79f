package io.bantin.notification.subscribers.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.OperatorApi;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Exports subscribers and imports the file again. */
@WholeService
class ExportIT {

    private static final String HEADER = "email,categories,locale,frequency,consent_at,consent_text";

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Clock clock;

    private final String run = Ids.next();
    private final String category = Ids.next();
    private final String old = Ids.next();
    private OperatorApi operator;

    @BeforeEach
    void categories() {
        operator = OperatorApi.at(port);
        events.category(category, 1, "Tin", "tin-" + run, false);
        events.category(old, 1, "Cũ", "cu-" + run, false);
    }

    @Test
    void exportsAllActiveSubscribersInTheFormatOfAnImport() {
        operator.imports(HEADER + "\n" + row("ai") + row("bo"));
        subscribers.leave(find("bo").id(), clock.instant());

        var export = operator.get("/api/ops/subscribers/export", "text/csv");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.response().headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(export.response().headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"subscribers-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        assertThat(export.text().lines().findFirst()).contains(HEADER);
        assertThat(ofThisRun(export.text()))
                .containsExactly("ai-%1$s@example.org,tin-%1$s,vi,INSTANT,2026-01-31T08:00:00Z,Vâng".formatted(run));
    }

    @Test
    void importsItsOwnExport() {
        operator.imports(HEADER + "\n" + row("ai") + """
                '=cmd|'/calc'!A0+%1$s@example.org,tin-%1$s;%2$s,en,INSTANT,2026-02-01T00:00:00.123Z,"'=1+1, ""quoted"",
                and long"
                """.formatted(run, old));
        String out = operator.get("/api/ops/subscribers/export", "text/csv").text();
        assertThat(out).contains("\n'=cmd|'/calc'!A0+" + run, ",\"'=1+1, ");
        List<Subscriber> before = all();
        before.forEach(subscriber -> subscribers.remove(subscriber.emailKey()));

        operator.imports(out);

        assertThat(all()).zipSatisfy(before, (now, then) -> {
            assertThat(now.email()).isEqualTo(then.email());
            assertThat(now.choice()).isEqualTo(then.choice());
            assertThat(now.consent())
                    .usingRecursiveComparison()
                    .ignoringFields("how")
                    .isEqualTo(then.consent());
        });
        assertThat(all()).extracting(Subscriber::email).contains("=cmd|'/calc'!A0+" + run + "@example.org");
    }

    @Test
    void omitsRemovedCategoriesUnlessThereAreNoOthers() {
        operator.imports(HEADER + "\n" + row("ai").replace("tin-", "cu-")
                + row("bo").replace("tin-" + run, "tin-" + run + ";cu-" + run));
        events.category(old, 2, "Cũ", "cu-" + run, true);
        events.awaitCategoryEvents();

        assertThat(ofThisRun(
                        operator.get("/api/ops/subscribers/export", "text/csv").text()))
                .extracting(line -> line.split(",")[1])
                .containsExactlyInAnyOrder(old, "tin-" + run);
    }

    private String row(String name) {
        return "%1$s-%2$s@example.org,tin-%2$s,vi,INSTANT,2026-01-31T08:00:00Z,Vâng\n".formatted(name, run);
    }

    private List<String> ofThisRun(String export) {
        return export.lines().filter(line -> line.contains(run)).toList();
    }

    private Subscriber find(String name) {
        String email = name + "-" + run + "@example.org";
        return subscribers.find(new EmailAddress(email, email)).orElseThrow();
    }

    private List<Subscriber> all() {
        return mongo.find(query(where("email").regex(run)).with(Sort.by("email")), Subscriber.class);
    }
}
