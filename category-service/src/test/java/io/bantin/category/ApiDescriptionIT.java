package io.bantin.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.openapi.ApiDescription;
import io.bantin.stack.testing.openapi.ApiExamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The OpenAPI document is valid, and the service answers its examples as it describes. */
@CategoryIntegrationTest
class ApiDescriptionIT {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private CategoryApi api;

    @Test
    void isValid() {
        assertThat(ApiDescription.of(service).faults()).isEmpty();
    }

    @Test
    void answersEveryExampleAsDescribed() {
        var examples = new ApiExamples(service);
        var publisher = TestTokens.of("publisher");
        var parent = api.root("Nông nghiệp");

        var created = examples.call(
                "POST /api/editorial/categories",
                publisher,
                Map.of("parentId", parent.id(), "Idempotency-Key", parent.id()));
        examples.call("GET /api/categories", null, Map.of());
        examples.call("GET /api/categories/{id}", null, Map.of("id", created.id()));
        var renamed = examples.call(
                "PUT /api/editorial/categories/{id}",
                publisher,
                Map.of("id", created.id(), "parentId", parent.id(), "If-Match", created.etag()));
        var moved = examples.call(
                "POST /api/editorial/categories/{id}/move",
                publisher,
                Map.of("id", renamed.id(), "parentId", parent.id(), "If-Match", renamed.etag()));
        examples.call(
                "POST /api/editorial/categories/reorder",
                publisher,
                Map.of(
                        "parentId",
                        parent.id(),
                        "ids",
                        List.of(created.id()),
                        "If-Match",
                        api.tree().etag()));
        renamed = api.read(moved.id());
        examples.call("GET /api/editorial/categories/counts", publisher, Map.of());
        examples.call(
                "DELETE /api/editorial/categories/{id}",
                publisher,
                Map.of("id", renamed.id(), "If-Match", renamed.etag()));

        assertThat(examples.uncalled()).isEmpty();
    }
}
