package io.bantin.category;

import static io.bantin.category.CategoryApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@CategoryIntegrationTest
class AccessIT {

    private static final String BODY = "{\"name\": \"Xã hội\"}";

    @Autowired
    private CategoryApi api;

    @Test
    void anyoneCanReadWithGetAndHead() {
        api.tree().expect(200);
        api.send("HEAD", CategoryApi.TREE, null, null, Map.of()).expect(200);
    }

    @Test
    void refusesChangesWithoutAValidToken() {
        api.send("POST", EDITORIAL, null, BODY, Map.of()).expect(401);
        api.send("POST", EDITORIAL, TestTokens.expired("publisher"), BODY, Map.of())
                .expect(401);
        api.send("POST", EDITORIAL, TestTokens.forged("publisher"), BODY, Map.of())
                .expect(401);
        api.send("POST", EDITORIAL, TestTokens.wrongAudience("publisher"), BODY, Map.of())
                .expect(401);
        var refused = api.send("POST", EDITORIAL, TestTokens.wrongIssuer("publisher"), BODY, Map.of())
                .expect(401);
        assertThat(refused.headers().get("content-type")).isEqualTo("application/problem+json");
        api.create(BODY).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "editor", "operator"})
    void refusesChangesByOtherRoles(String role) {
        var category = api.root("Xã hội");
        var one = EDITORIAL + "/" + category.id();
        var headers = Map.of("If-Match", category.etag());

        api.send("POST", EDITORIAL, TestTokens.of(role), BODY, Map.of()).expect(403);
        api.send("PUT", one, TestTokens.of(role), BODY, headers).expect(403);
        var refused =
                api.send("DELETE", one, TestTokens.of(role), null, headers).expect(403);
        assertThat(refused.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(api.read(category.id()).expect(200).etag()).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void showsReportersHowManyArticlesAreWhere(String method) {
        var counts = EDITORIAL + "/counts";

        api.send(method, counts, null, null, Map.of()).expect(401);
        api.send(method, counts, TestTokens.of("operator"), null, Map.of()).expect(403);
        api.send(method, counts, TestTokens.of("reporter"), null, Map.of()).expect(200);
    }

    @Test
    void anyoneCanReadTheApiDescription() {
        var description = api.send("GET", "/api/openapi/category-service", null, null, Map.of())
                .expect(200)
                .json();

        assertThat(description.path("paths").propertyNames())
                .contains("/api/categories", "/api/categories/{id}", EDITORIAL, EDITORIAL + "/{id}");
    }
}
