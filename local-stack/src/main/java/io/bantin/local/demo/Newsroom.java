package io.bantin.local.demo;

import io.bantin.local.api.Api;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a publisher does: makes categories, writes, publishes. */
final class Newsroom {

    /** A new category reaches the article-service as an event, a moment after the answer. */
    private static final Duration CATEGORY_TRAVELS = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BAD_REQUEST = 400;

    private final Api api;
    private final Map<String, String> idsBySlug = new HashMap<>();

    Newsroom(Api api) {
        this.api = api;
        collect(api.get("/api/categories"));
    }

    /** The category's id; it and its ancestors are created where they are missing. */
    String category(String slug, CategoryNames names) {
        String id = null;
        for (var category : names.pathTo(slug)) {
            var known = idsBySlug.get(category.slug());
            id = known == null ? create(category, id) : known;
        }
        return Objects.requireNonNull(id, "a path has at least the category itself");
    }

    /** The new draft, as the API returns it. */
    JsonNode draft(ArticleFile file, List<String> categoryIds) {
        long deadline = System.nanoTime() + CATEGORY_TRAVELS.toNanos();
        while (true) {
            try {
                return api.post("/api/editorial/articles", file.draftIn(categoryIds));
            } catch (Api.Unsuccessful e) {
                if (e.status() != BAD_REQUEST || !e.reason().contains("categoryIds") || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
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
