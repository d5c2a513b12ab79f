package io.bantin.article.editorial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** An article as lists need it: read without its body. */
public record ArticleListItem(
        @Id String id,
        long version,
        ArticleStatus status,
        ArticleSummary head,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishAt,
        @Nullable Instant publishedAt) {

    public static ArticleListItem of(Article article) {
        return new ArticleListItem(
                article.id(),
                article.version(),
                article.status(),
                article.head(),
                article.createdAt(),
                article.updatedAt(),
                article.publishAt(),
                article.publishedAt());
    }

    public String url() {
        return head.url(id);
    }
}
