package io.bantin.article;

import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** The HTTP API as a client sees it. */
@TestComponent
public class ArticleApi {

    public static final String EDITORIAL = "/api/editorial/articles";

    private final Environment environment;

    ArticleApi(Environment environment) {
        this.environment = environment;
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
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        return new ApiClient(port).send(method, path, token, body, headers);
    }
}
