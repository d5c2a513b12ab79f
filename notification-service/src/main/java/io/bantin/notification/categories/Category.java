package io.bantin.notification.categories;

import io.bantin.kit.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The copy of a category. A removed category keeps its name, because mails can still contain it.
 *
 * @param slug null in copies from before slugs were stored
 */
@Document("categories")
record Category(
        @Id String id, long version, String name, @Nullable String slug, boolean removed) {

    /** An old copy has no slug; the default slug is made from the name. */
    String slugOrOfName() {
        return slug == null ? Slug.of(name) : slug;
    }
}
