package io.bantin.article;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleIntegrationTest
class AccessIT {

    @Autowired
    private ArticleApi api;

    @Test
    void refusesRequestsWithoutAValidToken() {
        api.get(EDITORIAL, null).expect(401);
        api.get(EDITORIAL, TestTokens.expired("editor")).expect(401);
        api.get(EDITORIAL, TestTokens.forged("editor")).expect(401);
        api.get(EDITORIAL, TestTokens.wrongAudience("editor")).expect(401);
        var refused = api.get(EDITORIAL, TestTokens.wrongIssuer("editor")).expect(401);
        assertThat(refused.headers().get("content-type")).isEqualTo("application/problem+json");
        api.get(EDITORIAL, TestTokens.of("editor")).expect(200);
    }

    @Test
    void anyoneCanReadWithGetAndHead() {
        api.get("/api/articles", null).expect(200);
        api.send("HEAD", "/api/articles", null, null, Map.of()).expect(200);
    }

    @Test
    void refusesOperators() {
        api.get(EDITORIAL, TestTokens.of("operator")).expect(403);
    }

    @ParameterizedTest
    @CsvSource({"reporter, publish", "editor, publish", "reporter, withdraw", "editor, withdraw", "operator, publish"})
    void onlyPublishersCanPublishAndWithdraw(String role, String step) {
        var draft =
                api.create(TestTokens.of("editor"), Manuscripts.titled("Một")).expect(201);
        var path = "%s/%s/%s".formatted(EDITORIAL, draft.id(), step);

        api.send("POST", path, TestTokens.of(role), "{\"reason\": \"x\"}", Map.of("If-Match", draft.etag()))
                .expect(403);
    }

    @Test
    void anyoneCanReadTheApiDescription() {
        var description =
                api.get("/api/openapi/article-service", null).expect(200).json();

        assertThat(description.path("paths").propertyNames())
                .contains("/api/articles", "/api/articles/{id}", EDITORIAL, EDITORIAL + "/{id}/publish");
        assertThat(description
                        .path("paths")
                        .path(EDITORIAL + "/{id}/publish")
                        .path("post")
                        .path("summary")
                        .asString())
                .startsWith("Publish an article");
    }
}
