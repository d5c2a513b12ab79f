package io.bantin.notification.managing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.erasing.Erasures;
import io.bantin.notification.subscriptions.Choice;
import io.bantin.notification.subscriptions.EmailAddress;
import io.bantin.notification.subscriptions.Frequency;
import io.bantin.notification.subscriptions.SignUp;
import io.bantin.notification.subscriptions.Subscribers;
import io.bantin.notification.tokens.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@WholeService
class SubscriptionIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Erasures erasures;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Clock clock;

    private RestTestClient http;
    private String category;
    private EmailAddress address;
    private String id;
    private String token;

    @BeforeEach
    void anActiveSubscriber() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        category = events.category("Dân vận khéo");
        String email = "bo-" + Ids.next() + "@example.org";
        address = new EmailAddress(email, email);
        id = subscribers.signUp(address, aSignUp()).orElseThrow().id();
        confirm();
        token = tokens.managing(id);
    }

    @Test
    void showsWhatWasChosenButNotTheAddress() {
        String shown = new String(see().expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBodyContent());
        assertThat(shown)
                .contains("\"status\":\"ACTIVE\"", category, "\"INSTANT\"", "\"vi\"", "confirmedAt")
                .doesNotContain(address.value());
    }

    @Test
    void changesOnlyWhatIsNamed() {
        String other = events.category("Tin địa phương");
        patch(Map.of("categoryIds", List.of(other, other), "frequency", "INSTANT"))
                .expectStatus()
                .isOk();
        patch(Map.of("locale", "en")).expectStatus().isOk();
        patch(Map.of()).expectStatus().isOk();
        see().expectBody()
                .jsonPath("$.categoryIds")
                .isEqualTo(List.of(other))
                .jsonPath("$.frequency")
                .isEqualTo("INSTANT")
                .jsonPath("$.locale")
                .isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"categoryIds\":[]} | categoryIds",
                "{\"categoryIds\":[\"nosuchcategory\"]} | categoryIds[0]",
                "{\"categoryIds\":[null]} | categoryIds[0]",
                "{\"categoryIds\":\"x\"} | categoryIds",
                "{\"frequency\":\"HOURLY\"} | frequency",
                "{\"frequency\":\"DAILY\"} | frequency",
                "{\"frequency\":\"WEEKLY\"} | frequency",
                "{\"locale\":\"fr\"} | locale",
                "{\"status\":\"LEFT\"} | status",
                "{\"email\":\"x@example.org\"} | email",
                "{ | body",
                "[] | body"
            })
    void refusesAChangeThatBreaksARule(String body, String field) {
        patchRaw(body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-input")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        see().expectBody().jsonPath("$.frequency").isEqualTo("INSTANT");
    }

    @Test
    void refusesACategoryThatWasRemoved() {
        String removed = Ids.next();
        events.category(removed, 2, "Cũ", true);
        patch(Map.of("categoryIds", List.of(removed))).expectStatus().isBadRequest();
    }

    @Test
    void leavesWithOneClickAsOftenAsOneLikes() {
        leave("List-Unsubscribe=One-Click").expectStatus().isOk();
        leave("List-Unsubscribe=One-Click").expectStatus().isOk();
        leave("").expectStatus().isOk();
        see().expectBody().jsonPath("$.status").isEqualTo("LEFT");
        patch(Map.of("locale", "en"))
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/subscription-ended");
    }

    @Test
    void takesBackWhoConfirmsAgainAfterLeaving() {
        leave("List-Unsubscribe=One-Click").expectStatus().isOk();
        subscribers.signUp(address, aSignUp()).orElseThrow();
        confirm();
        see().expectBody().jsonPath("$.status").isEqualTo("ACTIVE");
    }

    @Test
    void erasesThePersonAndKeepsAHash() {
        delete().expectStatus().isNoContent();
        assertThat(subscribers.find(id)).isEmpty();
        assertThat(erasures.erasedAt(address.key())).isPresent();
        assertThat(mongo.findAll(org.bson.Document.class, "erasures").toString())
                .doesNotContain(address.value());
        see().expectStatus().isNotFound().expectBody().jsonPath("$.type").isEqualTo("/problems/subscription-not-found");
        delete().expectStatus().isNoContent();
        leave("List-Unsubscribe=One-Click").expectStatus().isOk();
        assertThat(subscribers.find(id)).isEmpty();
    }

    @Test
    void opensNothingWithAnotherToken() {
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        String confirming = tokens.confirming(id, "any");
        for (String wrong : List.of(forged, confirming, id, "confirm", "x".repeat(5000))) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.DELETE)) {
                http.method(method)
                        .uri("/api/subscriptions/{token}", wrong)
                        .exchange()
                        .expectStatus()
                        .isNotFound();
            }
            http.post()
                    .uri("/api/subscriptions/{token}/unsubscribe", wrong)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        see().expectBody().jsonPath("$.status").isEqualTo("ACTIVE");
    }

    @Test
    void forgetsWhoNeverConfirmed() {
        String email = "co-" + Ids.next() + "@example.org";
        String waiting = subscribers
                .signUp(new EmailAddress(email, email), aSignUp())
                .orElseThrow()
                .id();
        subscribers.forgetUnconfirmed(clock.instant().minus(Duration.ofDays(1)));
        assertThat(subscribers.find(waiting)).isPresent();
        subscribers.forgetUnconfirmed(clock.instant().plus(Duration.ofDays(1)));
        assertThat(subscribers.find(waiting)).isEmpty();
        assertThat(subscribers.find(id)).isPresent();
    }

    private SignUp aSignUp() {
        return new SignUp(Ids.next(), new Choice(Set.of(category), Frequency.INSTANT, "vi"), clock.instant(), "test");
    }

    private void confirm() {
        SignUp waiting = subscribers.find(id).orElseThrow().waiting().getLast();
        subscribers.confirm(id, waiting, clock.instant()).orElseThrow();
    }

    private ResponseSpec see() {
        return http.get().uri("/api/subscriptions/{token}", token).exchange();
    }

    private ResponseSpec delete() {
        return http.delete().uri("/api/subscriptions/{token}", token).exchange();
    }

    private ResponseSpec patch(Map<String, ?> body) {
        return http.patch()
                .uri("/api/subscriptions/{token}", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec patchRaw(String body) {
        return http.patch()
                .uri("/api/subscriptions/{token}", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec leave(String body) {
        return http.post()
                .uri("/api/subscriptions/{token}/unsubscribe", token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(body)
                .exchange();
    }
}
