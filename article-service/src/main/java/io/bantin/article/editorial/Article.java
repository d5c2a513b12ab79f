package io.bantin.article.editorial;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.Body;
import io.bantin.article.content.Content;
import io.bantin.article.content.Plan;
import io.bantin.article.editorial.ArticleEvent.ArticlePublished;
import io.bantin.article.editorial.ArticleEvent.ArticleRevised;
import io.bantin.article.editorial.ArticleEvent.ArticleWithdrawn;
import io.bantin.article.versions.Revision;
import io.bantin.article.versions.RevisionArchive;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workflow.HistoryEntry;
import io.bantin.article.workflow.Step;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.outbox.OutboxEvent;
import io.bantin.kit.problems.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
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
        @Nullable String copyOf,
        @Nullable Plan plan,
        @Nullable String scheduleProblem,
        @Nullable Assignment assignment,
        List<OutboxEvent> outbox,
        List<UsedIdempotencyKey> keys,
        @Nullable List<Revision> revisions) {

    static final String COLLECTION = RevisionArchive.ARTICLES;

    /** The problem of an article whose end lies before its publication. */
    public static final String EXPIRED =
            "The article expires before it would be published; change publishAt or expireAt.";

    /** Why and when the article was withdrawn. */
    public record Withdrawal(String reason, Instant at) {}

    /** The next version of an article, how it came about and, if it affects readers, its event. */
    public record Change(Article next, HistoryEntry entry, Optional<ArticleEvent> event) {}

    public static Article draft(String id, ArticleSummary summary, Body body, String author, Instant now) {
        return draft(id, summary, body, author, now, null);
    }

    private static Article draft(
            String id, ArticleSummary summary, Body body, String author, Instant now, @Nullable String copyOf) {
        return new Article(
                id,
                1,
                ArticleStatus.DRAFT,
                summary,
                body,
                author,
                now,
                now,
                null,
                null,
                null,
                copyOf,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** A new draft with this content; its author is who copies. */
    public Article copy(String newId, Attribution attribution) {
        return draft(newId, summary, body, attribution.by().name(), attribution.at(), id);
    }

    /**
     * Replaces the content. The correction of a published article is published at once.
     *
     * @param notify whether subscribers get a mail about the correction
     */
    public Change rewrite(
            ArticleSummary newSummary,
            Body newBody,
            List<List<String>> categoryPaths,
            boolean notify,
            Attribution attribution) {
        var next = next(Step.SAVE.from(status, attribution.by()), newSummary, newBody, attribution.at());
        return replaced(next, Step.SAVE, null, categoryPaths, notify, attribution);
    }

    /** Replaces the content by that of an earlier version. Notifies nobody. */
    public Change restore(
            long restored,
            ArticleSummary old,
            Body oldBody,
            List<List<String>> categoryPaths,
            Attribution attribution) {
        var next = next(Step.RESTORE.from(status, attribution.by()), old, oldBody, attribution.at());
        return replaced(next, Step.RESTORE, "Version " + restored, categoryPaths, false, attribution);
    }

    private Change replaced(
            Article next,
            Step step,
            @Nullable String reason,
            List<List<String>> categoryPaths,
            boolean notify,
            Attribution attribution) {
        if (next.status() != ArticleStatus.PUBLISHED) {
            return change(next, step, reason, attribution);
        }
        requireCategory(next.summary());
        var event = new ArticleRevised(next.snapshot(categoryPaths), notify);
        return change(next, step, reason, attribution, Optional.of(event));
    }

    /** Takes a step that changes nothing but the status, and that readers do not see. */
    public Change move(Step step, @Nullable String reason, Attribution attribution) {
        var newStatus = step.from(status, attribution.by());
        return change(next(newStatus, summary, body, attribution.at()), step, reason, attribution);
    }

    public Change publish(List<List<String>> categoryPaths, Attribution attribution) {
        return publish(categoryPaths, null, attribution);
    }

    Change publish(List<List<String>> categoryPaths, @Nullable String reason, Attribution attribution) {
        var newStatus = Step.PUBLISH.from(status, attribution.by());
        requireCategory(summary);
        var published = next(newStatus, summary, body, attribution.at());
        var event = new ArticlePublished(published.snapshot(categoryPaths));
        return change(published, Step.PUBLISH, reason, attribution, Optional.of(event));
    }

    public Change withdraw(String reason, List<List<String>> categoryPaths, Attribution attribution) {
        Step.WITHDRAW.from(status, attribution.by());
        var withdrawn = withdrawn(reason, attribution.at());
        var event = new ArticleWithdrawn(withdrawn.snapshot(categoryPaths), reason);
        return change(withdrawn, Step.WITHDRAW, reason, attribution, Optional.of(event));
    }

    /** The same article with other dates, which the next change stores. */
    public Article planned(Plan newPlan) {
        return with(version, status, summary, body, updatedAt, publishAt, publishedAt, withdrawal, newPlan);
    }

    public boolean isPublicationDue(Instant now) {
        return publishAt != null && !publishAt.isAfter(now);
    }

    /** The dates of the article; an article older than them has none. */
    public Plan dates() {
        return plan == null ? Plan.NONE : plan;
    }

    /** When the schedule has to act on the article next. */
    @Nullable
    Instant nextStepAt() {
        return switch (status) {
            case SCHEDULED -> scheduleProblem == null ? publishAt : null;
            case PUBLISHED -> dates().expireAt();
            case DRAFT, IN_REVIEW, APPROVED, WITHDRAWN -> null;
        };
    }

    Change change(Article next, Step step, @Nullable String reason, Attribution attribution) {
        return change(next, step, reason, attribution, Optional.empty());
    }

    private Change change(
            Article next, Step step, @Nullable String reason, Attribution attribution, Optional<ArticleEvent> event) {
        var entry = new HistoryEntry(
                attribution.at(), attribution.by().name(), step, status, next.status(), next.version(), reason);
        return new Change(next, entry, event);
    }

    /** How the article came to be. No update makes the first version, so its entry is not in the stored history. */
    HistoryEntry origin() {
        return new HistoryEntry(
                createdAt,
                createdBy,
                copyOf == null ? Step.CREATE : Step.COPY,
                null,
                ArticleStatus.DRAFT,
                1,
                copyOf == null ? null : "Copy of " + copyOf);
    }

    /** Only drafts that no reader has seen can be deleted, and only after their events are sent. */
    public void requireDeletable() {
        switch (status) {
            case DRAFT -> {
                if (!outbox.isEmpty()) {
                    throw ArticleNotDeletable.eventsUnsent();
                }
            }
            case IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN -> throw ArticleNotDeletable.notADraft();
        }
    }

    /** The revisions that are not archived yet, oldest first; never empty. */
    public List<Revision> unarchivedRevisions() {
        var all = revisions == null ? new ArrayList<Revision>() : new ArrayList<>(revisions);
        if (!hasRevision()) {
            all.add(presentRevision());
        }
        return List.copyOf(all);
    }

    /** The revision of a version that no update of a release with revisions has made. */
    Revision presentRevision() {
        return version == 1 ? Revision.first(origin()) : Revision.unknown(version, updatedAt, status);
    }

    /** Whether the present version has a revision; not if a release without revisions made it. */
    boolean hasRevision() {
        return revisions != null && !revisions.isEmpty() && revisions.getLast().version() == version;
    }

    /** What people write. */
    public Content content() {
        return new Content(summary, body.markdown());
    }

    public String url() {
        return summary.url(id);
    }

    /** Without a category no subscriber would be notified, and no list but the newest would contain the article. */
    static void requireCategory(ArticleSummary summary) {
        if (summary.categoryIds().isEmpty()) {
            throw InvalidInput.of("categoryIds", "must name at least one category of a published article.");
        }
    }

    private Article next(ArticleStatus newStatus, ArticleSummary newSummary, Body newBody, Instant now) {
        var scheduledFor = newStatus == status ? publishAt : null;
        var firstPublished = publishedAt == null && newStatus == ArticleStatus.PUBLISHED ? now : publishedAt;
        return with(version + 1, newStatus, newSummary, newBody, now, scheduledFor, firstPublished, null, plan);
    }

    private Article withdrawn(String reason, Instant now) {
        var why = new Withdrawal(reason, now);
        return with(version + 1, ArticleStatus.WITHDRAWN, summary, body, now, null, publishedAt, why, plan);
    }

    Article with(
            long newVersion,
            ArticleStatus newStatus,
            ArticleSummary newSummary,
            Body newBody,
            Instant changedAt,
            @Nullable Instant time,
            @Nullable Instant firstPublished,
            @Nullable Withdrawal why,
            @Nullable Plan newPlan) {
        boolean endsFirst =
                newStatus == ArticleStatus.SCHEDULED && time != null && newPlan != null && newPlan.isExpired(time);
        return new Article(
                id,
                newVersion,
                newStatus,
                newSummary,
                newBody,
                createdBy,
                createdAt,
                changedAt,
                time,
                firstPublished,
                why,
                copyOf,
                newPlan,
                endsFirst ? EXPIRED : null,
                assignment,
                outbox,
                keys,
                revisions);
    }

    private ArticleEvent.PublicArticle snapshot(List<List<String>> categoryPaths) {
        return ArticleEvent.PublicArticle.of(this, categoryPaths);
    }
}
