package io.bantin.local.demo;

import io.bantin.local.api.ApiClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The publisher of the demo: creates categories, writes drafts, publishes. */
final class DemoPublisher {

    /** A new category reaches article-service as an event, a moment after the answer. */
    private static final Duration CATEGORY_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final int BAD_REQUEST = 400;

    private final ApiClient api;
    private final Map<String, String> idsBySlug = new HashMap<>();

    DemoPublisher(ApiClient api) {
        this.api = api;
        collect(api.get("/api/categories"));
    }

    /** Returns the category's id; creates the category and its ancestors if they are missing. */
    String category(String slug, CategoryNames names) {
        String id = null;
        for (var category : names.pathTo(slug)) {
            var known = idsBySlug.get(category.slug());
            id = known == null ? create(category, id) : known;
        }
        return Objects.requireNonNull(id, "a path has at least the category itself");
    }

    /** Creates a draft and returns the answer of the API. */
    JsonNode draft(ArticleFile file, List<String> categoryIds) {
        long deadline = System.nanoTime() + CATEGORY_TIMEOUT.toNanos();
        while (true) {
            try {
                return api.post("/api/editorial/articles", file.draftIn(categoryIds));
            } catch (ApiClient.ErrorAnswer e) {
                if (e.status() != BAD_REQUEST || !e.reason().contains("categoryIds") || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            }
        }
    }

    JsonNode publish(JsonNode draft) {
        return api.transition(
                "/api/editorial/articles/%s/publish".formatted(draft.path("id").asString()),
                draft.path("version").asLong());
    }

    private String create(CategoryNames.Named category, @Nullable String parent) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", category.name());
        body.put("description", category.description());
        body.put("parentId", parent);
        body.put("position", category.position());
        var id = api.post("/api/editorial/categories", body).path("id").asString();
        idsBySlug.put(category.slug(), id);
        return id;
    }

    private void collect(JsonNode categories) {
        for (var category : categories) {
            idsBySlug.put(category.path("slug").asString(), category.path("id").asString());
            collect(category.path("children"));
        }
    }
}
