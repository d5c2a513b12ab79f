package io.bantin.notification.categories;

/** The fields that this service reads of the event {@code category-changed}. */
record CategoryChanged(String id, long version, String name, String slug, boolean removed) {

    static final String TYPE = "category-changed";

    Category toCategory() {
        return new Category(id, version, name, slug, removed);
    }
}
