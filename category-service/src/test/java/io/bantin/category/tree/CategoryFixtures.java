package io.bantin.category.tree;

import io.bantin.category.tree.CategoryController.CategoryRequest;
import io.bantin.kit.security.Caller;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Categories and requests for tests. */
final class CategoryFixtures {

    static final Caller PUBLISHER = new Caller("publisher", Set.of("publisher", "editor", "reporter"));

    private CategoryFixtures() {}

    static CategoryRequest aRequest(@Nullable String name) {
        return new CategoryRequest(name, null, null, null, null);
    }

    static CategoryRequest aRequestBelow(String parentId, String name) {
        return new CategoryRequest(name, null, null, parentId, 1);
    }

    static Category aCategory(String name, int position) {
        return aCategory(name, name, null, position);
    }

    static Category aCategory(String id, String name, @Nullable String parentId, int position) {
        return new Category(id, 1, name, "x", null, parentId, position, false, false, 0, null, List.of());
    }
}
