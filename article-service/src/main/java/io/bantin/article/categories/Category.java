package io.bantin.article.categories;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What this service needs to know of a category; a removed one stays, so that a late event cannot bring it back. */
@Document("categories")
record Category(
        @Id String id, long version, String name, @Nullable String parentId, boolean removed) {}
