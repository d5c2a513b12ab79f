package io.bantin.notification.subscribers.importing.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.OperatorApi;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.erasure.Erasures;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** Operators import files over HTTP and read the outcome of each row. */
@WholeService
class ImportIT {

    private static final String HEADER = "email,categories,locale,frequency,consent_at,consent_text\n";

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Erasures erasures;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Clock clock;

    private OperatorApi operator;
    private String run;
    private String category;
    private String slug;

    @BeforeEach
    void aCategory() {
        operator = OperatorApi.at(port);
        run = Ids.next();
        category = Ids.next();
        slug = "tin-" + category;
        events.category(category, 1, "Tin", slug, false);
    }

    @Test
    void createsSubscribersAndStoresTheirConsent() {
        JsonNode done = operator.imports(HEADER + row("ai") + """
                bo-%s@Example.ORG,%s;%s,EN,instant,2026-02-01,"Yes,
                please"
                """.formatted(run, category, slug));

        assertThat(done.path("rows").asInt()).isEqualTo(2);
        assertThat(done.path("imported").asInt()).isEqualTo(2);
        assertThat(done.path("progress").asInt()).isEqualTo(100);
        assertThat(done.path("by").asString()).isEqualTo("operator");
        Subscriber ai = find("ai");
        assertThat(ai.state()).isEqualTo(SubscriberState.ACTIVE);
        assertThat(ai.choice()).isEqualTo(new Choice(Set.of(category), Frequency.INSTANT, "vi"));
        assertThat(ai.consent()).satisfies(consent -> {
            assertThat(consent.confirmedAt()).isEqualTo("2026-01-31T01:00:00Z");
            assertThat(consent.wording()).isEqualTo("Tôi đồng ý.");
            assertThat(consent.how()).isEqualTo("IMPORT " + done.path("id").asString() + " line 2");
        });
        assertThat(ai.changes()).extracting(SubscriptionChange::what).containsExactly(SubscriptionChange.Kind.IMPORTED);
        Subscriber bo = find("bo");
        assertThat(bo.email()).isEqualTo("bo-" + run + "@example.org");
        assertThat(bo.choice()).isEqualTo(new Choice(Set.of(category), Frequency.INSTANT, "en"));
        assertThat(bo.consent()).satisfies(consent -> {
            assertThat(consent.confirmedAt()).isEqualTo("2026-02-01T00:00:00Z");
            assertThat(consent.wording()).isEqualTo("Yes,\nplease");
        });
    }

    @Test
    void importingTheSameFileAgainChangesNothing() {
        String file = HEADER + row("ai") + row("bo");
        operator.imports(file);
        Subscriber before = find("ai");

        JsonNode again = operator.imports(file);

        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("imported").asInt()).isZero();
        assertThat(find("ai")).isEqualTo(before);
    }

    @Test
    void activatesPendingSubscribersButNoneWhoLeftOrWasErased() {
        signUp("pending");
        confirm("left");
        subscribers.leave(find("left").id(), clock.instant());
        confirm("erased");
        erasures.erase(key("erased"));

        JsonNode done = operator.imports(HEADER + row("pending") + row("left") + row("erased"));

        assertThat(done.path("imported").asInt()).isEqualTo(1);
        assertThat(find("pending").state()).isEqualTo(SubscriberState.ACTIVE);
        assertThat(find("pending").changes())
                .extracting(SubscriptionChange::what)
                .containsExactly(SubscriptionChange.Kind.IMPORTED);
        assertThat(done.path("rejections").toString()).isEqualTo("{\"erased\":1,\"has-left\":1}");
        assertThat(find("left").state()).isEqualTo(SubscriberState.LEFT);
        assertThat(subscribers.find(new EmailAddress(key("erased"), key("erased"))))
                .isEmpty();
    }

    @Test
    void rejectsSingleRowsAndReportsThemWithoutAddresses() {
        String removed = Ids.next();
        events.category(removed, 2, "Cũ", "cu-" + removed, true);
        String file = HEADER
                + row("good")
                + "no address,%s,vi,INSTANT,2026-01-31T01:00:00Z,x\n".formatted(slug)
                + row("a").replace(slug, "nothing-" + run)
                + row("b").replace(slug, removed)
                + row("c").replace(slug, "")
                + row("d").replace("vi", "fr")
                + row("e").replace("INSTANT", "HOURLY")
                + row("f").replace("2026", "2126")
                + row("g").replace("2026-01-31T01:00:00Z", "yesterday")
                + row("h").replace("2026-01-31T01:00:00Z", "")
                + row("i").replace("Tôi đồng ý.", " ")
                + row("good").replace("vi", "en")
                + row("j").replace("INSTANT", "DAILY")
                + row("k").replace("INSTANT", "weekly");

        JsonNode done = operator.imports(file);

        assertThat(done.path("imported").asInt()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isEqualTo(13);
        JsonNode rejections = operator.rejectionsOf(done);
        assertThat(rejections.toString()).isEqualTo("""
                        [{"line":3,"field":"email","reason":"invalid-address","message":"must be an address such as ai@example.org."},\
                        {"line":4,"field":"categories","reason":"unknown-category","message":"has a category that does not exist (number 1)."},\
                        {"line":5,"field":"categories","reason":"removed-category","message":"has a category that was removed (number 1)."},\
                        {"line":6,"field":"categories","reason":"no-category","message":"must name at least one category."},\
                        {"line":7,"field":"locale","reason":"unknown-locale","message":"must be vi or en, or empty for vi."},\
                        {"line":8,"field":"frequency","reason":"unknown-frequency","message":"must be INSTANT or empty, which means the same."},\
                        {"line":9,"field":"consent_at","reason":"unlikely-consent-time","message":"must not be in the future or before 1990."},\
                        {"line":10,"field":"consent_at","reason":"unreadable-consent-time","message":"must be a time such as 2026-01-31T08:00:00Z, or a date such as 2026-01-31; in a spreadsheet, format the column as text."},\
                        {"line":11,"field":"consent_at","reason":"no-consent-time","message":"must say when the consent was given."},\
                        {"line":12,"field":"consent_text","reason":"no-consent-text","message":"must say what was consented to."},\
                        {"line":13,"field":"email","reason":"repeated-address","message":"repeats the address of line 2."},\
                        {"line":14,"field":"frequency","reason":"frequency-not-sent","message":"must be INSTANT or empty: digests (DAILY, WEEKLY) are not sent yet, so a subscriber with one would get no mail."},\
                        {"line":15,"field":"frequency","reason":"frequency-not-sent","message":"must be INSTANT or empty: digests (DAILY, WEEKLY) are not sent yet, so a subscriber with one would get no mail."}]""");
        assertThat(mongo.findAll(org.bson.Document.class, "import_outcomes").toString())
                .doesNotContain(run + "@");
        assertThat(mongo.findAll(org.bson.Document.class, "import_blocks").toString())
                .doesNotContain(run + "@");
        String place = "/api/ops/subscribers/imports/" + done.path("id").asString() + "/rejections";
        JsonNode page = operator.get(place + "?limit=10").json();
        assertThat(page.path("items").size()).isEqualTo(10);
        JsonNode rest = operator.get(
                        place + "?limit=10&cursor=" + page.path("next").asString())
                .json();
        assertThat(rest.path("items").findValuesAsString("line")).containsExactly("13", "14", "15");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(operator.get(place, "*/*").text()).startsWith("{");
        assertThat(operator.get(place, "text/csv").text())
                .startsWith("line,field,reason,message\r\n3,email,invalid-address,")
                .hasLineCount(14);
        assertThat(operator.get(place + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void countsRowsOfManyBlocksAndFindsRepeatedAddressesAcrossThem() {
        String rows = IntStream.range(0, 2500).mapToObj(n -> row("n" + n)).collect(Collectors.joining());

        JsonNode done = operator.imports(HEADER + rows + row("n7") + row("n2400") + row("n2400"));

        assertThat(done.path("imported").asInt()).isEqualTo(2500);
        assertThat(done.path("rejected").asInt()).isEqualTo(3);
        assertThat(operator.rejectionsOf(done).toString())
                .contains("\"line\":2502,", "the address of line 9.", "the address of line 2402.");
    }

    @Test
    void listsImportsNewestFirst() {
        String first = operator.imports(HEADER + row("ai")).path("id").asString();
        String second = operator.imports(HEADER + row("bo")).path("id").asString();

        JsonNode page = operator.get("/api/ops/subscribers/imports?limit=1").json();
        JsonNode next = operator.get("/api/ops/subscribers/imports?limit=1&cursor="
                        + page.path("next").asString())
                .json();

        assertThat(page.path("items").path(0).path("id").asString()).isEqualTo(second);
        assertThat(next.path("items").path(0).path("id").asString()).isEqualTo(first);
        assertThat(operator.get("/api/ops/subscribers/imports?limit=0").status())
                .isEqualTo(400);
        assertThat(operator.get("/api/ops/subscribers/imports?cursor=nothing").status())
                .isEqualTo(400);
        assertThat(operator.get("/api/ops/subscribers/imports/nothing").kind()).isEqualTo("import-not-found");
    }

    private String row(String name) {
        return "%s,%s,vi,INSTANT,2026-01-31T01:00:00Z,Tôi đồng ý.\n".formatted(key(name), slug);
    }

    private String key(String name) {
        return name + "-" + run + "@example.org";
    }

    private Subscriber find(String name) {
        return subscribers.find(new EmailAddress(key(name), key(name))).orElseThrow();
    }

    private SignUp signUp(String name) {
        var signUp = new SignUp(
                Ids.next(),
                new Choice(Set.of("other"), Frequency.WEEKLY, "en"),
                Instant.parse("2026-01-01T00:00:00Z"),
                "test");
        subscribers.signUp(new EmailAddress(key(name), key(name)), signUp);
        return signUp;
    }

    private void confirm(String name) {
        SignUp signUp = signUp(name);
        subscribers.confirm(find(name), signUp, clock.instant()).orElseThrow();
    }
}
