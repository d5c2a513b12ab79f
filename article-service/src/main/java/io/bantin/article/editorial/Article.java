package io.bantin.article.editorial;

import io.bantin.article.editorial.ArticleEvent.ArticlePublished;
import io.bantin.article.editorial.ArticleEvent.ArticleRevised;
import io.bantin.article.editorial.ArticleEvent.ArticleWithdrawn;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.outbox.OutboxEvent;
import io.bantin.kit.problems.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.Document;

/** The aggregate: guards its own transitions and says which event each of them makes. */
@Document(Article.COLLECTION)
public record Article(
        @Id String id,
        long version,
        ArticleStatus status,
        @Field("head") ArticleSummary summary,
        Body body,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishAt,
        @Nullable Instant publishedAt,
        @Nullable Withdrawal withdrawal,
        List<OutboxEvent> outbox,
        List<UsedIdempotencyKey> keys) {

    static final String COLLECTION = "articles";

    /** What was typed, and the same as HTML, rendered once. */
    public record Body(String markdown, String html) {}

    /** Why readers no longer see it. */
    public record Withdrawal(String reason, Instant at) {}

    /** The next version of an article and, when readers are concerned, the event that tells of it. */
    public record Change(Article next, Optional<ArticleEvent> event) {}

    public static Article draft(String id, ArticleSummary summary, Body body, String author, Instant now) {
        return new Article(
                id, 1, ArticleStatus.DRAFT, summary, body, author, now, now, null, null, null, List.of(), List.of());
    }

    /**
     * A draft just gets its next version; what readers have seen is corrected in their sight.
     *
     * @param notify whether subscribers are told of the correction
     */
    public Change rewrite(
            ArticleSummary newSummary, Body newBody, List<List<String>> categoryPaths, boolean notify, Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED ->
                new Change(next(status, newSummary, newBody, now), Optional.empty());
            case PUBLISHED -> {
                requireCategory(newSummary);
                var revised = next(status, newSummary, newBody, now);
                yield new Change(revised, Optional.of(new ArticleRevised(revised.announced(categoryPaths), notify)));
            }
            case WITHDRAWN -> throw ArticleStateConflict.withdrawn("changed");
        };
    }

    public Change publish(List<List<String>> categoryPaths, Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> {
                requireCategory(summary);
                var published = next(ArticleStatus.PUBLISHED, summary, body, now);
                yield new Change(published, Optional.of(new ArticlePublished(published.announced(categoryPaths))));
            }
            case PUBLISHED -> throw ArticleStateConflict.alreadyPublished();
            case WITHDRAWN -> throw ArticleStateConflict.withdrawn("published");
        };
    }

    public Change withdraw(String reason, List<List<String>> categoryPaths, Instant now) {
        return switch (status) {
            case PUBLISHED -> {
                var withdrawn = withdrawn(reason, now);
                yield new Change(
                        withdrawn, Optional.of(new ArticleWithdrawn(withdrawn.announced(categoryPaths), reason)));
            }
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> throw ArticleStateConflict.neverPublished();
            case WITHDRAWN -> throw ArticleStateConflict.alreadyWithdrawn();
        };
    }

    /** Only what no reader has seen may vanish, and nothing whose events wait. */
    public void requireDeletable() {
        switch (status) {
            case DRAFT -> {
                if (!outbox.isEmpty()) {
                    throw ArticleStateConflict.eventsUnsent();
                }
            }
            case IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN -> throw ArticleStateConflict.noDraft();
        }
    }

    public String url() {
        return summary.url(id);
    }

    /** Without one nobody would be told, and no list but the newest would show it. */
    private static void requireCategory(ArticleSummary summary) {
        if (summary.categoryIds().isEmpty()) {
            throw InvalidInput.of("categoryIds", "must name at least one category of a published article.");
        }
    }

    private Article next(ArticleStatus newStatus, ArticleSummary newSummary, Body newBody, Instant now) {
        var due = newStatus == status ? publishAt : null;
        var firstPublished = publishedAt == null && newStatus == ArticleStatus.PUBLISHED ? now : publishedAt;
        return new Article(
                id,
                version + 1,
                newStatus,
                newSummary,
                newBody,
                createdBy,
                createdAt,
                now,
                due,
                firstPublished,
                null,
                outbox,
                keys);
    }

    private Article withdrawn(String reason, Instant now) {
        return new Article(
                id,
                version + 1,
                ArticleStatus.WITHDRAWN,
                summary,
                body,
                createdBy,
                createdAt,
                now,
                null,
                publishedAt,
                new Withdrawal(reason, now),
                outbox,
                keys);
    }

    private ArticleEvent.Announced announced(List<List<String>> categoryPaths) {
        return ArticleEvent.Announced.of(this, categoryPaths);
    }
}
