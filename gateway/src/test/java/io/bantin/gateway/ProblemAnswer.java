package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, asserted to be a complete problem. */
record ProblemAnswer(HttpResponse<String> answer, JsonNode body) {

    static ProblemAnswer of(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return new ProblemAnswer(answer, JsonMapper.shared().readTree(answer.body()));
    }

    ProblemAnswer is(int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("type").asString()).isEqualTo("/problems/" + kind);
        assertThat(body.path("title").asString()).isNotBlank();
        assertThat(body.path("detail").asString()).isNotBlank();
        assertThat(body.path("instance").asString()).startsWith("/");
        assertThat(body.path("errors").isArray()).isTrue();
        assertThat(body.path("traceId").asString()).matches("[0-9a-f]{32}");
        return this;
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
