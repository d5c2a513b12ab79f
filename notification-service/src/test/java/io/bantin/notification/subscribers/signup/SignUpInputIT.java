package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@WholeService
class SignUpInputIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private MongoOperations mongo;

    private RestTestClient http;

    @BeforeEach
    void connect() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email",
                "{\"email\":null,\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":\"ai\",\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":\"ai@localhost\",\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":\"ai@example.org\\r\\nBcc: bo@example.org\",\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":\"ai@exаmple.org\",\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":7,\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":{\"$gt\":\"\"},\"categoryIds\":[\"CAT\"]} | email",
                "{\"email\":\"ai@example.org\"} | categoryIds",
                "{\"email\":\"ai@example.org\",\"categoryIds\":null} | categoryIds",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[]} | categoryIds",
                "{\"email\":\"ai@example.org\",\"categoryIds\":\"CAT\"} | categoryIds",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[\"CAT\",\"nosuchcategory\"]} | categoryIds[1]",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[null]} | categoryIds[0]",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[\"CAT\"],\"frequency\":\"HOURLY\"} | frequency",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[\"CAT\"],\"frequency\":0} | frequency",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[\"CAT\"],\"locale\":\"fr\"} | locale",
                "{\"email\":\"ai@example.org\",\"categoryIds\":[\"CAT\"],\"state\":\"ACTIVE\"} | state",
                "{\"email\":\"ai@example.org\", | body",
                "'' | body",
                "null | body",
                "[] | body",
                "\"ai@example.org\" | body"
            })
    void namesTheInvalidFieldAndStoresNothing(String body, String field) {
        long before = mongo.getCollection("subscribers").countDocuments();
        post("/api/subscriptions", body.replace("CAT", events.category("Tin")))
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-input")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.traceId")
                .exists();
        assertThat(mongo.getCollection("subscribers").countDocuments()).isEqualTo(before);
    }

    @Test
    void refusesACategoryThatWasRemoved() {
        String removed = Ids.next();
        events.category(removed, 2, "Cũ", true);
        // A late event must not restore it.
        events.category(removed, 1, "Cũ", false);
        String other = events.category("Marker");
        post(
                        "/api/subscriptions",
                        "{\"email\":\"ai@example.org\",\"categoryIds\":[\"%s\",\"%s\"]}".formatted(other, removed))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("categoryIds[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | token", "{\"token\":\" \"} | token", "{\"token\":5} | token", "{\"x\":\"y\"} | x", "x | body"
            })
    void refusesAConfirmationWithoutAToken(String body, String field) {
        post("/api/subscriptions/confirm", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void acceptsOnlyJson() {
        http.post()
                .uri("/api/subscriptions")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("email=ai@example.org")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void appearsInTheOpenApiDescription() {
        http.get()
                .uri("/api/openapi/notification-service")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/api/subscriptions'].post.responses['202']")
                .exists();
    }

    private ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
