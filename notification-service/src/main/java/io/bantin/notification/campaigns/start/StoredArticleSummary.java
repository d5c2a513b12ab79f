package io.bantin.notification.campaigns.start;

import io.bantin.notification.campaigns.ArticleSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** The newest known summary of an article, and the version of the article that it is from. */
@Document("heads")
record StoredArticleSummary(
        @Id String articleId,
        @Field("seq") long version,
        boolean withdrawn,
        @Nullable ArticleSummary article) {}
