package io.bantin.article.editorial;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.Plan;
import io.bantin.article.workflow.ArticleStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;

/** An article in a list, read from the store without its body. */
public record ArticleListItem(
        @Id String id,
        long version,
        ArticleStatus status,
        @Field("head") ArticleSummary summary,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishAt,
        @Nullable Instant publishedAt,
        String createdBy,
        @Nullable Plan plan,
        @Nullable String scheduleProblem,
        @Nullable Assignment assignment) {

    public static ArticleListItem of(Article article) {
        return new ArticleListItem(
                article.id(),
                article.version(),
                article.status(),
                article.summary(),
                article.createdAt(),
                article.updatedAt(),
                article.publishAt(),
                article.publishedAt(),
                article.createdBy(),
                article.plan(),
                article.scheduleProblem(),
                article.assignment());
    }

    Plan dates() {
        return plan == null ? Plan.NONE : plan;
    }

    Assignment work() {
        return assignment == null ? Assignment.NONE : assignment;
    }

    public String url() {
        return summary.url(id);
    }
}
