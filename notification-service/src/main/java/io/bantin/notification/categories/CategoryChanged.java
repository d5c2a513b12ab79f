package io.bantin.notification.categories;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The fields that this service reads of the event {@code category-changed}. */
record CategoryChanged(
        String id, long version, String name, @Nullable String slug, boolean removed) {

    static final String TYPE = "category-changed";

    /** What lacks these is no such event: better kept as a dead letter than as a copy. */
    CategoryChanged {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }

    Category toCategory() {
        return new Category(id, version, name, slug, removed);
    }
}
