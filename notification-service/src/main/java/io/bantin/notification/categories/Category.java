package io.bantin.notification.categories;

import io.bantin.kit.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What this service needs to know of a category; a removed one keeps its name, so that letters can still say it.
 *
 * @param slug null in copies made before slugs were read
 */
@Document("categories")
record Category(
        @Id String id, long version, String name, @Nullable String slug, boolean removed) {

    /** Unless an editor chose another, a slug is made of the name. */
    String slugOrOfName() {
        return slug == null ? Slug.of(name) : slug;
    }
}
