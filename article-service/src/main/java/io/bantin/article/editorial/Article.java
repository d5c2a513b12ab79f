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
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** An article. Decides which changes its status allows and which event each change publishes. */
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

    /** The Markdown that the author typed and the HTML rendered from it. */
    public record Body(String markdown, String html) {}

    /** Why and when the article was withdrawn. */
    public record Withdrawal(String reason, Instant at) {}

    /** The next version of an article and, if it affects readers, its event. */
    public record Change(Article next, Optional<ArticleEvent> event) {}

    public static Article draft(String id, ArticleSummary summary, Body body, String author, Instant now) {
        return new Article(
                id, 1, ArticleStatus.DRAFT, summary, body, author, now, now, null, null, null, List.of(), List.of());
    }

    /**
     * Replaces the content. The correction of a published article is published at once.
     *
     * @param notify whether subscribers get a mail about the correction
     */
    public Change rewrite(
            ArticleSummary newSummary, Body newBody, List<List<String>> categoryPaths, boolean notify, Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED ->
                new Change(next(status, newSummary, newBody, now), Optional.empty());
            case PUBLISHED -> {
                requireCategory(newSummary);
                var revised = next(status, newSummary, newBody, now);
                yield new Change(revised, Optional.of(new ArticleRevised(revised.snapshot(categoryPaths), notify)));
            }
            case WITHDRAWN -> throw ArticleStateConflict.withdrawn("changed");
        };
    }

    public Change publish(List<List<String>> categoryPaths, Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> {
                requireCategory(summary);
                var published = next(ArticleStatus.PUBLISHED, summary, body, now);
                yield new Change(published, Optional.of(new ArticlePublished(published.snapshot(categoryPaths))));
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
                        withdrawn, Optional.of(new ArticleWithdrawn(withdrawn.snapshot(categoryPaths), reason)));
            }
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> throw ArticleStateConflict.neverPublished();
            case WITHDRAWN -> throw ArticleStateConflict.alreadyWithdrawn();
        };
    }

    /** Only drafts that no reader has seen can be deleted, and only after their events are sent. */
    public void requireDeletable() {
        switch (status) {
            case DRAFT -> {
                if (!outbox.isEmpty()) {
                    throw ArticleStateConflict.eventsUnsent();
                }
            }
            case IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN -> throw ArticleStateConflict.notADraft();
        }
    }

    public String url() {
        return summary.url(id);
    }

    /** Without a category no subscriber would be notified, and no list but the newest would contain the article. */
    private static void requireCategory(ArticleSummary summary) {
        if (summary.categoryIds().isEmpty()) {
            throw InvalidInput.of("categoryIds", "must name at least one category of a published article.");
        }
    }

    private Article next(ArticleStatus newStatus, ArticleSummary newSummary, Body newBody, Instant now) {
        var scheduledFor = newStatus == status ? publishAt : null;
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
                scheduledFor,
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

    private ArticleEvent.PublicArticle snapshot(List<List<String>> categoryPaths) {
        return ArticleEvent.PublicArticle.of(this, categoryPaths);
    }
}
