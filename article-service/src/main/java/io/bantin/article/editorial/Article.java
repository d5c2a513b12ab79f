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

/** The aggregate: guards its own transitions and says which event each of them makes. */
@Document(Article.COLLECTION)
public record Article(
        @Id String id,
        long version,
        ArticleStatus status,
        ArticleSummary head,
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

    public static Article draft(String id, ArticleSummary head, Body body, String author, Instant now) {
        return new Article(
                id, 1, ArticleStatus.DRAFT, head, body, author, now, now, null, null, null, List.of(), List.of());
    }

    /**
     * A draft just gets its next version; what readers have seen is corrected in their sight.
     *
     * @param notify whether subscribers are told of the correction
     */
    public Change rewrite(
            ArticleSummary newHead, Body newBody, List<List<String>> categoryPaths, boolean notify, Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED ->
                new Change(next(status, newHead, newBody, now), Optional.empty());
            case PUBLISHED -> {
                requireCategory(newHead);
                var revised = next(status, newHead, newBody, now);
                yield new Change(revised, Optional.of(new ArticleRevised(revised.announced(categoryPaths), notify)));
            }
            case WITHDRAWN -> throw WrongState.withdrawn("changed");
        };
    }

    public Change publish(List<List<String>> categoryPaths, Instant now) {
        return switch (status) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> {
                requireCategory(head);
                var published = next(ArticleStatus.PUBLISHED, head, body, now);
                yield new Change(published, Optional.of(new ArticlePublished(published.announced(categoryPaths))));
            }
            case PUBLISHED -> throw WrongState.alreadyPublished();
            case WITHDRAWN -> throw WrongState.withdrawn("published");
        };
    }

    public Change withdraw(String reason, List<List<String>> categoryPaths, Instant now) {
        return switch (status) {
            case PUBLISHED -> {
                var withdrawn = withdrawn(reason, now);
                yield new Change(
                        withdrawn, Optional.of(new ArticleWithdrawn(withdrawn.announced(categoryPaths), reason)));
            }
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> throw WrongState.neverPublished();
            case WITHDRAWN -> throw WrongState.alreadyWithdrawn();
        };
    }

    /** Only what no reader has seen may vanish, and nothing whose events wait. */
    public void requireDeletable() {
        switch (status) {
            case DRAFT -> {
                if (!outbox.isEmpty()) {
                    throw WrongState.eventsUnsent();
                }
            }
            case IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN -> throw WrongState.noDraft();
        }
    }

    public String url() {
        return head.url(id);
    }

    /** Without one nobody would be told, and no list but the newest would show it. */
    private static void requireCategory(ArticleSummary head) {
        if (head.categoryIds().isEmpty()) {
            throw InvalidInput.of("categoryIds", "must name at least one category of a published article.");
        }
    }

    private Article next(ArticleStatus newStatus, ArticleSummary newHead, Body newBody, Instant now) {
        var due = newStatus == status ? publishAt : null;
        var firstPublished = publishedAt == null && newStatus == ArticleStatus.PUBLISHED ? now : publishedAt;
        return new Article(
                id,
                version + 1,
                newStatus,
                newHead,
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
                head,
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
