package io.bantin.category.tree;

import org.jspecify.annotations.Nullable;

/** A category was made, changed or removed: its full state, so that the newest event is all that a consumer needs. */
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
