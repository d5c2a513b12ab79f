package io.bantin.notification.subscribers.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** A subscriber reads and changes a subscription. */
class SubscriptionIT extends SubscriptionScenario {

    @Test
    void showsTheChoiceButNotTheAddress() {
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
    void changesOnlyTheFieldsThatAreSent() {
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
    void refusesAnInvalidChange(String body, String field) {
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
    void refusesInvalidTokens() {
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

    private ResponseSpec patchRaw(String body) {
        return http.patch()
                .uri("/api/subscriptions/{token}", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
