package io.bantin.notification.categories;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The fields of the event {@code category-changed} that this service reads. */
record CategoryChanged(
        String id, long version, String name, @Nullable String slug, boolean removed) {

    static final String TYPE = "category-changed";

    /** An event without these fields is malformed and becomes a dead letter. */
    CategoryChanged {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }

    Category toCategory() {
        return new Category(id, version, name, slug, removed);
    }
}
