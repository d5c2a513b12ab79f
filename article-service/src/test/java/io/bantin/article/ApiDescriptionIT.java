package io.bantin.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.openapi.ApiDescription;
import io.bantin.stack.testing.openapi.ApiExamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The OpenAPI document is valid, and the service answers its examples as it describes. */
@ArticleIntegrationTest
class ApiDescriptionIT {

    private static final String ONE = "/api/editorial/articles/{id}";

    @Autowired
    private ApplicationContext service;

    @Test
    void isValid() {
        assertThat(ApiDescription.of(service).faults()).isEmpty();
    }

    @Test
    void answersTheExamplesOfOneArticleAsDescribed() {
        var examples = new ApiExamples(service);
        var publisher = TestTokens.of("publisher");
        var categories = List.of(KnownCategories.aCategory());

        var draft = examples.call(
                "POST /api/editorial/articles",
                publisher,
                Map.of("categoryIds", categories, "Idempotency-Key", Ids.next()));
        examples.call("GET " + ONE, publisher, Map.of("id", draft.id()));
        var saved = examples.call(
                "PUT " + ONE, publisher, Map.of("id", draft.id(), "categoryIds", categories, "If-Match", draft.etag()));
        var submitted =
                examples.call("POST " + ONE + "/submit", publisher, Map.of("id", saved.id(), "If-Match", saved.etag()));
        var returned = examples.call(
                "POST " + ONE + "/request-changes",
                publisher,
                Map.of("id", saved.id(), "If-Match", submitted.etag(), "Idempotency-Key", Ids.next()));
        var again = examples.call(
                "POST " + ONE + "/submit",
                publisher,
                Map.of("id", saved.id(), "If-Match", returned.etag(), "Idempotency-Key", Ids.next()));
        saved = examples.call(
                "POST " + ONE + "/approve",
                publisher,
                Map.of("id", saved.id(), "If-Match", again.etag(), "Idempotency-Key", Ids.next()));
        examples.call("GET " + ONE + "/history", publisher, Map.of("id", saved.id()));
        examples.call("GET " + ONE + "/revisions", publisher, Map.of("id", saved.id()));
        examples.call("GET " + ONE + "/revisions/{version}", publisher, Map.of("id", saved.id()));
        examples.call("GET " + ONE + "/revisions/{from}/diff/{to}", publisher, Map.of("id", saved.id()));
        examples.call("POST " + ONE + "/merge", publisher, Map.of("id", saved.id()));
        examples.call("POST " + ONE + "/copy", publisher, Map.of("id", saved.id(), "If-Match", saved.etag()));
        var published = examples.call(
                "POST " + ONE + "/publish",
                publisher,
                Map.of("id", saved.id(), "If-Match", saved.etag(), "Idempotency-Key", Ids.next()));
        examples.call("GET /api/editorial/articles", publisher, Map.of());
        examples.call("GET /api/articles", null, Map.of());
        examples.call("GET /api/articles/{id}", null, Map.of("id", published.id()));
        examples.call(
                "POST " + ONE + "/withdraw",
                publisher,
                Map.of("id", published.id(), "If-Match", published.etag(), "Idempotency-Key", Ids.next()));
        var unwanted = examples.call(
                "POST /api/editorial/articles",
                publisher,
                Map.of("categoryIds", categories, "Idempotency-Key", Ids.next()));
        examples.call("DELETE " + ONE, publisher, Map.of("id", unwanted.id(), "If-Match", unwanted.etag()));
    }
}
