package io.bantin.deadletters.operators;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Calls the API of dead letters, with or without a token. */
record Client(int port, @Nullable String token) {

    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("(none)");
        }

        /** Returns the first field error of a problem: the field and its message. */
        String fault() {
            JsonNode first = body.path("errors").path(0);
            return first.path("field").asString("(none)") + " "
                    + first.path("message").asString("(none)");
        }
    }

    Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    Answer post(String path, String json) {
        return send(HttpMethod.POST, path, json);
    }

    private Answer send(HttpMethod method, String path, @Nullable String json) {
        var request = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .method(method)
                .uri("/api/ops/dead-letters" + path)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                });
        if (json != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(json);
        }
        var answer = request.exchange().expectBody(JsonNode.class).returnResult();
        return new Answer(answer.getStatus().value(), Objects.requireNonNull(answer.getResponseBody()));
    }
}
