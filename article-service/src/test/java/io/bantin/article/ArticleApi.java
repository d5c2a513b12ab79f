package io.bantin.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The service as programs outside see it: HTTP and JSON. */
@TestComponent
public class ArticleApi {

    public static final String EDITORIAL = "/api/editorial/articles";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;

    ArticleApi(Environment environment) {
        this.environment = environment;
    }

    /** An answer of the service. */
    public record Answer(int status, JsonNode json, Map<String, String> headers) {

        public String text(String field) {
            return json.path(field).asString("");
        }

        /** As the same article is read later. */
        public JsonNode withoutWarnings() {
            return ((ObjectNode) json.deepCopy()).without("warnings");
        }

        public String id() {
            return text("id");
        }

        public String etag() {
            return headers.getOrDefault("etag", "");
        }

        public Answer expect(int expected) {
            assertThat(status).as(json.toString()).isEqualTo(expected);
            return this;
        }

        /** Which field the problem names first. */
        public String faultyField() {
            return json.path("errors").path(0).path("field").asString("");
        }
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    public Answer create(String token, String manuscript) {
        return send("POST", EDITORIAL, token, manuscript, Map.of());
    }

    public Answer put(Answer read, String token, String manuscript) {
        return send("PUT", EDITORIAL + "/" + read.id(), token, manuscript, Map.of("If-Match", read.etag()));
    }

    public Answer publish(Answer read) {
        return transition("publish", read, null, Map.of());
    }

    public Answer withdraw(Answer read, String reason) {
        return transition("withdraw", read, "{\"reason\": \"%s\"}".formatted(reason), Map.of());
    }

    public Answer transition(String step, Answer read, @Nullable String body, Map<String, String> headers) {
        var all = new HashMap<>(Map.of("If-Match", read.etag()));
        all.putAll(headers);
        return send("POST", "%s/%s/%s".formatted(EDITORIAL, read.id(), step), TestTokens.of("publisher"), body, all);
    }

    public Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        var port = environment.getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var json = response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
        return new Answer(response.statusCode(), json, headers);
    }
}
