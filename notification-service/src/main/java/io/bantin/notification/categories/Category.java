package io.bantin.notification.categories;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What this service needs to know of a category; a removed one keeps its name, so that letters can still say it. */
@Document("categories")
record Category(@Id String id, long version, String name, boolean removed) {}
