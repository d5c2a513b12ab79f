package io.bantin.article.categories;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of a category. A removed category stays, so that a late event cannot restore it. */
@Document("categories")
record Category(
        @Id String id, long version, String name, @Nullable String parentId, boolean removed) {}
