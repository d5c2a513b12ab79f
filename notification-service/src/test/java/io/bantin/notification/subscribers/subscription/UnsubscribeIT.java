package io.bantin.notification.subscribers.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.erasure.Erasures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Subscribers leave, return, and are erased. */
class UnsubscribeIT extends SubscriptionScenario {

    @Autowired
    private Erasures erasures;

    @Autowired
    private MongoOperations mongo;

    @Test
    void unsubscribesWithOneClickAnyNumberOfTimes() {
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

    /** Mail programs send different bodies, and link wrappers add parameters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | none",
                "none | List-Unsubscribe=One-Click",
                "application/x-www-form-urlencoded | %zz=%ff&&&",
                "application/json | {",
                "application/yaml | - [",
                "text/plain; charset=nothing | x",
                "multipart/form-data | no boundary",
                "multipart/form-data; boundary=b | --b broken",
                "garbage | x",
                "image/png | \u0000"
            })
    void unsubscribesWithOneClickForAnyBodyAndParameters(@Nullable String contentType, @Nullable String body)
            throws Exception {
        for (String query :
                List.of("", "?utm_source=a&utm_medium=b", "?x%5B%5D=1&&=", "?%ff=%c0%af", "?token=other&a=1&a=2")) {
            var request = HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/api/subscriptions/" + token + "/unsubscribe" + query));
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            request.POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            assertThat(HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.ofString())
                            .statusCode())
                    .as(query)
                    .isEqualTo(200);
        }
        see().expectBody().jsonPath("$.status").isEqualTo("LEFT");
    }

    /** A browser is redirected to the page with the button; GET unsubscribes nobody. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | true",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
                "application/json, TEXT/HTML ; q=0.5 | true",
                "text/html;q=0, */* | false",
                "text/html;level=1;q=0.000 | false",
                "*/* | false",
                "text/* | false",
                "application/json | false",
                "garbage | false",
                "'' | false"
            })
    void redirectsABrowserFromListUnsubscribeToThePage(String accept, boolean browser) throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://localhost:" + port + "/api/subscriptions/" + token + "/unsubscribe?utm_source=x"))
                    .method(method, BodyPublishers.noBody());
            if (!accept.isEmpty()) {
                request.header("Accept", accept);
            }
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method).isEqualTo(browser ? 303 : 405);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .isEqualTo(browser ? "/subscriptions/" + token : "");
            assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(!browser);
        }
        see().expectBody().jsonPath("$.status").isEqualTo("ACTIVE");
    }

    @Test
    void reactivatesASubscriberWhoConfirmsAgainAfterLeaving() {
        leave("List-Unsubscribe=One-Click").expectStatus().isOk();
        subscribers.signUp(address, aSignUp());
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
    void removesSubscribersWhoNeverConfirmed() {
        String email = "co-" + Ids.next() + "@example.org";
        String waiting =
                subscribers.signUp(new EmailAddress(email, email), aSignUp()).id();
        subscribers.removeUnconfirmed(clock.instant().minus(Duration.ofDays(1)));
        assertThat(subscribers.find(waiting)).isPresent();
        subscribers.removeUnconfirmed(clock.instant().plus(Duration.ofDays(1)));
        assertThat(subscribers.find(waiting)).isEmpty();
        assertThat(subscribers.find(id)).isPresent();
    }

    private ResponseSpec delete() {
        return http.delete().uri("/api/subscriptions/{token}", token).exchange();
    }

    private ResponseSpec leave(String body) {
        return http.post()
                .uri("/api/subscriptions/{token}/unsubscribe", token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(body)
                .exchange();
    }
}
