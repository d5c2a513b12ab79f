package io.bantin.article.categories;

import org.jspecify.annotations.Nullable;

/** The fields that this service reads of the event {@code category-changed}. */
record CategoryChanged(
        String id, long version, String name, @Nullable String parentId, boolean removed) {

    static final String TYPE = "category-changed";

    Category toCategory() {
        return new Category(id, version, name, parentId, removed);
    }
}
