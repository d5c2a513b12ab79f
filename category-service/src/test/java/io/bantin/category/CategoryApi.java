package io.bantin.category;

import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** The HTTP API as a client sees it. */
@TestComponent
public class CategoryApi {

    public static final String EDITORIAL = "/api/editorial/categories";
    public static final String TREE = "/api/categories";

    private final Environment environment;

    CategoryApi(Environment environment) {
        this.environment = environment;
    }

    public Answer read(String id) {
        return send("GET", TREE + "/" + id, null, null, Map.of());
    }

    public Answer tree() {
        return send("GET", TREE, null, null, Map.of());
    }

    public Answer create(String body) {
        return send("POST", EDITORIAL, TestTokens.of("publisher"), body, Map.of());
    }

    public Answer create(String body, String key) {
        return send("POST", EDITORIAL, TestTokens.of("publisher"), body, Map.of("Idempotency-Key", key));
    }

    /** Creates a category without a parent. */
    public Answer root(String name) {
        return create("{\"name\": \"%s\"}".formatted(name)).expect(201);
    }

    /** Creates a category below another. */
    public Answer child(String parentId, String name) {
        return create("{\"name\": \"%s\", \"parentId\": \"%s\"}".formatted(name, parentId))
                .expect(201);
    }

    public Answer rename(Answer read, String body) {
        var headers = Map.of("If-Match", read.etag());
        return send("PUT", EDITORIAL + "/" + read.id(), TestTokens.of("publisher"), body, headers);
    }

    public Answer remove(Answer read) {
        var headers = Map.of("If-Match", read.etag());
        return send("DELETE", EDITORIAL + "/" + read.id(), TestTokens.of("publisher"), null, headers);
    }

    public Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        return new ApiClient(port).send(method, path, token, body, headers);
    }
}
