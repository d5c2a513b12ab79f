package io.bantin.article.categories;

import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.events.TestEvent;
import org.jspecify.annotations.Nullable;

/** Sends categories to the service under test, as category-service does. */
public final class KnownCategories {

    private KnownCategories() {}

    public static String aCategory() {
        return aCategoryBelow(null);
    }

    public static String aCategoryBelow(@Nullable String parentId) {
        var id = Ids.next();
        send(id, 1, "Nông nghiệp", parentId, false);
        return id;
    }

    public static void send(String id, long version, String name, @Nullable String parentId, boolean removed) {
        var parent = parentId == null ? "null" : '"' + parentId + '"';
        var body = """
                {"id": "%s", "version": %d, "name": "%s", "slug": "x", "description": null, "parentId": %s,
                 "position": 1, "removed": %s, "colour": "a field of tomorrow"}""".formatted(id, version, name, parent, removed);
        TestEvent.of("category-events", "category-changed", id, version, body).send();
    }
}
