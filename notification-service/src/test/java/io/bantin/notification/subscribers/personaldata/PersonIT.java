package io.bantin.notification.subscribers.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.OperatorApi;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An operator reads and erases the data of one person. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class PersonIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Clock clock;

    private OperatorApi operator;
    private String category;
    private String email;

    @BeforeEach
    void anAddress() {
        operator = OperatorApi.at(port);
        category = events.category("Tin");
        email = "chi-" + Ids.next() + "@example.org";
    }

    @Test
    void readsEverythingThatIsStoredAboutAPerson() {
        operator.as(null)
                .post("/api/subscriptions", "{\"email\":\"%s\",\"categoryIds\":[\"%s\"]}".formatted(email, category));
        operator.imports("""
                email,categories,locale,frequency,consent_at,consent_text
                %s,%s,en,,2026-01-31T08:00:00Z,Vâng
                """.formatted(email, category));
        subscribers.leave(find().orElseThrow().id(), clock.instant());

        JsonNode data = await().until(
                        () -> data(" " + email.toUpperCase(Locale.ROOT)).json(),
                        found -> found.path("mails")
                                .path(0)
                                .path("outcome")
                                .asString("")
                                .equals("SENT"));

        assertThat(data.path("email").asString()).isEqualTo(email);
        assertThat(data.path("state").asString()).isEqualTo("LEFT");
        assertThat(data.path("leftAt").isNull()).isFalse();
        assertThat(data.path("choice").path("frequency").asString()).isEqualTo("INSTANT");
        assertThat(data.path("consent").path("wording").asString()).isEqualTo("Vâng");
        assertThat(data.path("consent").path("how").asString()).startsWith("IMPORT ");
        assertThat(data.path("history").findValuesAsString("what")).containsExactly("IMPORTED", "LEFT");
        assertThat(data.path("waiting")
                        .path(0)
                        .path("choice")
                        .path("categoryIds")
                        .path(0)
                        .asString())
                .isEqualTo(category);
    }

    @Test
    void erasesAPersonAnyNumberOfTimes(CapturedOutput output) {
        operator.as(null)
                .post("/api/subscriptions", "{\"email\":\"%s\",\"categoryIds\":[\"%s\"]}".formatted(email, category));

        assertThat(erase(email).status()).isEqualTo(204);
        assertThat(erase(email).status()).isEqualTo(204);

        assertThat(find()).isEmpty();
        assertThat(data(email).status()).isEqualTo(404);
        assertThat(data(email).kind()).isEqualTo("subscriber-unknown");
        assertThat(data(email).detail()).contains("was erased on");
        assertThat(output.getAll()).doesNotContain(email);
    }

    @Test
    void answersNotFoundForUnknownAddresses() {
        assertThat(data(email).kind()).isEqualTo("subscriber-unknown");
        assertThat(data(email).detail()).isEqualTo("Nothing is stored about this address.");
    }

    @Test
    void rejectsErasedAddressesInImportsEvenIfTheyWereNeverKnown() {
        erase(email);

        JsonNode done = operator.imports("""
                email,categories,locale,frequency,consent_at,consent_text
                %s,%s,vi,INSTANT,2026-01-31T08:00:00Z,Vâng
                """.formatted(email, category));

        assertThat(done.path("rejections").path("erased").asInt()).isEqualTo(1);
        assertThat(find()).isEmpty();
    }

    /** Earlier versions stored {@code faß} as {@code fass} and accepted addresses that are refused now. */
    @ParameterizedTest
    @CsvSource({"faß-%s.example, fass-%s.example", "ab--%s.example, ab--%s.example"})
    void findsAndErasesSubscribersUnderALegacyKey(String typedDomain, String keptDomain) {
        String typed = "mai@" + typedDomain.formatted(category);
        String kept = "mai@" + keptDomain.formatted(category);
        subscribers.signUp(
                new EmailAddress(kept, kept),
                new SignUp(Ids.next(), new Choice(Set.of(category), Frequency.INSTANT, "vi"), clock.instant(), "test"));

        assertThat(data(typed).json().path("email").asString()).isEqualTo(kept);
        assertThat(operator.post(
                                "/api/ops/deliveries/search",
                                "{\"email\":\"%s\",\"article\":\"nothing\"}".formatted(typed))
                        .kind())
                .isEqualTo("campaign-not-found");
        assertThat(erase(typed).status()).isEqualTo(204);
        assertThat(subscribers.find(new EmailAddress(kept, kept))).isEmpty();
    }

    @Test
    void rejectsAddressesInImportsThatWereErasedUnderALegacyKey() {
        erase("mai@fass-" + category + ".example");

        JsonNode done = operator.imports("""
                email,categories,locale,frequency,consent_at,consent_text
                mai@faß-%1$s.example,%1$s,vi,INSTANT,2026-01-31T08:00:00Z,Vâng
                bo@faß-%1$s.example,%1$s,vi,INSTANT,2026-01-31T08:00:00Z,Vâng
                """.formatted(category));

        assertThat(done.path("rejections").path("erased").asInt()).isEqualTo(1);
        assertThat(data("bo@faß-" + category + ".example").json().path("email").asString())
                .startsWith("bo@xn--fa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email",
                "{\"email\":\"ai\"} | email",
                "{\"email\":\"ai@example.org\",\"x\":1} | x",
                "[] | body"
            })
    void refusesInvalidAddresses(String body, String field) {
        for (String what : new String[] {"data", "erase"}) {
            var refused = operator.post("/api/ops/subscribers/" + what, body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(field);
        }
    }

    private OperatorApi.Answer data(String address) {
        return operator.post("/api/ops/subscribers/data", "{\"email\":\"%s\"}".formatted(address));
    }

    private OperatorApi.Answer erase(String address) {
        return operator.post("/api/ops/subscribers/erase", "{\"email\":\"%s\"}".formatted(address));
    }

    private Optional<Subscriber> find() {
        return subscribers.find(new EmailAddress(email, email));
    }
}
