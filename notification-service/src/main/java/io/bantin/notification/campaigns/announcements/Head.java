package io.bantin.notification.campaigns.announcements;

import io.bantin.notification.campaigns.ArticleHead;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The newest that was heard of an article. */
@Document("heads")
record Head(
        @Id String articleId,
        long seq,
        boolean withdrawn,
        @Nullable ArticleHead article) {}
