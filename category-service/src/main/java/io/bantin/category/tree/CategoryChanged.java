package io.bantin.category.tree;

import org.jspecify.annotations.Nullable;

/** The event that a category was created, changed or removed. It holds the full state, so a consumer needs only the newest. */
record CategoryChanged(
        String id,
        long version,
        String name,
        String slug,
        @Nullable String description,
        @Nullable String parentId,
        int position,
        boolean removed) {

    static final String TYPE = "category-changed";

    static CategoryChanged of(Category category) {
        return new CategoryChanged(
                category.id(),
                category.version(),
                category.name(),
                category.slug(),
                category.description(),
                category.parentId(),
                category.position(),
                category.removed());
    }
}
