package io.bantin.category.tree;

import org.jspecify.annotations.Nullable;

/** A category in answers of the API. */
public record CategoryView(
        String id,
        long version,
        String name,
        String slug,
        @Nullable String description,
        @Nullable String parentId,
        int position) {

    static CategoryView of(Category category) {
        return new CategoryView(
                category.id(),
                category.version(),
                category.name(),
                category.slug(),
                category.description(),
                category.parentId(),
                category.position());
    }
}
