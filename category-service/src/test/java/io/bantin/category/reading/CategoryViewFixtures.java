package io.bantin.category.reading;

import io.bantin.category.tree.CategoryView;
import org.jspecify.annotations.Nullable;

/** Categories as readers see them. */
final class CategoryViewFixtures {

    private CategoryViewFixtures() {}

    static CategoryView aCategory(String name, int position) {
        return aCategory(name, name, null, position);
    }

    static CategoryView aCategory(String id, String name, @Nullable String parentId, int position) {
        return new CategoryView(id, 1, name, "x", null, parentId, position);
    }
}
