package io.bantin.notification.campaigns.start;

import io.bantin.notification.campaigns.ArticleSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The newest known summary of an article. */
@Document("heads")
record StoredArticleSummary(
        @Id String articleId,
        long seq,
        boolean withdrawn,
        @Nullable ArticleSummary article) {}
