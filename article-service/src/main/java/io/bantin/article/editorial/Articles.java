package io.bantin.article.editorial;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.editorial.ArticleEvent.ArticlePublished;
import io.bantin.article.versions.RevisionArchive;
import io.bantin.article.workflow.HistoryEntry;
import io.bantin.kit.idempotency.RecentIdempotencyKeys;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.bantin.kit.outbox.OutboxRelay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The articles in the store. Each change is a conditional update of one document and includes its event.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>public list</td><td>{@code status, publishedAt, _id}</td></tr>
 * <tr><td>public list of a category</td><td>{@code head.categoryIds, status, publishedAt, _id}</td></tr>
 * <tr><td>public list of a tag</td><td>{@code head.tags, status, publishedAt, _id}</td></tr>
 * <tr><td>newsroom's list of all articles</td><td>{@code updatedAt, _id}</td></tr>
 * <tr><td>newsroom's list by status, category, author, assignee, word</td><td>{@code status | head.categoryIds | createdBy |
 *     assignment.assignee | words, updatedAt, _id}</td></tr>
 * <tr><td>steps of the schedule that are due</td><td>{@code timed, nextStepAt}, sparse</td></tr>
 * </table>
 *
 * The index of the outbox is created by the relay, not here: MongoDB refuses the same index under a second name.
 * In the store the summary is called {@code head}.
 */
@Repository
public class Articles {

    /** The field with the words by which editors find an article. */
    public static final String WORDS = "words";

    private final MongoOperations store;
    private final OutboxEventFactory events;
    private final OutboxRelay relay;
    private final RevisionArchive archive;
    private final Counter published;

    Articles(
            MongoOperations store,
            OutboxEventFactory events,
            OutboxRelay articleRelay,
            RevisionArchive archive,
            MeterRegistry metrics) {
        this.store = store;
        this.archive = archive;
        this.events = events;
        this.relay = articleRelay;
        this.published = Counter.builder("bantin.articles.published")
                .description("Published articles")
                .register(metrics);
        var indexes = store.indexOps(Article.COLLECTION);
        indexes.createIndex(latestPublished(new Index()).named("published"));
        indexes.createIndex(latestPublished(new Index().on("head.categoryIds", Direction.ASC))
                .named("category"));
        indexes.createIndex(
                latestPublished(new Index().on("head.tags", Direction.ASC)).named("tag"));
        indexes.createIndex(latestChanged(new Index()).named("changed"));
        for (var field : List.of("status", "head.categoryIds", "createdBy", "assignment.assignee", WORDS)) {
            indexes.createIndex(
                    latestChanged(new Index().on(field, Direction.ASC)).named("changed-" + field));
        }
        indexes.createIndex(new Index()
                .on(VersionUpdate.TIMED, Direction.ASC)
                .on(VersionUpdate.NEXT_STEP_AT, Direction.ASC)
                .sparse()
                .named("schedule"));
    }

    private static Index latestPublished(Index index) {
        return index.on("status", Direction.ASC)
                .on("publishedAt", Direction.DESC)
                .on("_id", Direction.DESC);
    }

    private static Index latestChanged(Index index) {
        return index.on("updatedAt", Direction.DESC).on("_id", Direction.DESC);
    }

    public Optional<Article> find(String id) {
        var query = Query.query(where("_id").is(id));
        // These grow with each version, and an article does not map them.
        query.fields().exclude("history", "lastSaves", WORDS);
        return Optional.ofNullable(store.findOne(query, Article.class));
    }

    public Article get(String id) {
        return find(id).orElseThrow(() -> ArticleNotFound.withId(id));
    }

    /** Articles without bodies, sorted by the field {@code time} and by id, latest first. */
    public List<ArticleListItem> summaries(Criteria wanted, String time, int limit) {
        var query =
                Query.query(wanted).with(Sort.by(Direction.DESC, time, "_id")).limit(limit);
        query.fields().exclude("body", "outbox", "keys", "history", RevisionArchive.IN_ARTICLE, "lastSaves", WORDS);
        return store.find(query, ArticleListItem.class, Article.COLLECTION);
    }

    /** All entries of the history, latest first. */
    public List<HistoryEntry> history(Article article) {
        var query = Query.query(where("_id").is(article.id()));
        query.fields().include("history");
        var stored = store.findOne(query, StoredHistory.class, Article.COLLECTION);
        var entries = new ArrayList<>(List.of(article.origin()));
        if (stored != null && stored.history() != null) {
            entries.addAll(stored.history());
        }
        return entries.reversed();
    }

    /** Makes no version: who works on an article is not part of it. */
    public void assign(String id, Assignment assignment) {
        store.updateFirst(Query.query(where("_id").is(id)), Update.update("assignment", assignment), Article.class);
    }

    /** Stores the words of articles without any, from the next page of ids; returns the last id of the page, if it was a full one. */
    public Optional<String> addWords(String afterId, int pageSize) {
        var query = Query.query(where("_id").gt(afterId)).with(Sort.by("_id")).limit(pageSize);
        query.fields().include("version", "head", WORDS);
        var page = store.find(query, WordsOfArticle.class, Article.COLLECTION);
        for (var article : page) {
            if (article.words() == null) {
                // A save meanwhile stores newer words, and makes a version.
                var unchanged =
                        Query.query(where("_id").is(article.id()).and("version").is(article.version()));
                var words = Update.update(WORDS, ArticleWords.of(article.summary()));
                store.updateFirst(unchanged, words, Article.COLLECTION);
            }
        }
        return page.size() < pageSize
                ? Optional.empty()
                : Optional.of(page.getLast().id());
    }

    /** Those of the ids that no article has. */
    public List<String> unknown(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var query = Query.query(where("_id").in(ids));
        query.fields().include("_id");
        var known = store.find(query, Document.class, Article.COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
        return ids.stream().filter(id -> !known.contains(id)).toList();
    }

    public void insert(Article draft) {
        store.insert(draft);
    }

    /** Stores the next version, its history entry, its event and the idempotency key in one update; false if another change came first. */
    public boolean apply(Article before, Change change, @Nullable UsedIdempotencyKey key) {
        archive.makeRoom(before.id(), before.unarchivedRevisions().size());
        var update = VersionUpdate.of(before, change);
        RecentIdempotencyKeys.append(update, key);
        change.event()
                .ifPresent(event -> Outbox.append(
                        update, events.of(before.id(), change.next().version(), event.type(), event)));
        if (store.updateFirst(unchanged(before), update, Article.class).getMatchedCount() == 0) {
            return false;
        }
        change.event().ifPresent(event -> {
            relay.sendSoon(before.id());
            if (event instanceof ArticlePublished) {
                published.increment();
            }
        });
        archive.archiveSoon(before.id(), before.unarchivedRevisions().size());
        return true;
    }

    /** The version that this person saved last, 0 if they never changed the article; empty if there is no such article. */
    public Optional<Long> lastSave(String id, String person) {
        var query = Query.query(where("_id").is(id));
        query.fields().include(LastSaves.field(person));
        var found = store.findOne(query, Document.class, Article.COLLECTION);
        return Optional.ofNullable(found)
                .map(article -> article.get("lastSaves", new Document()).values().stream()
                        .mapToLong(version -> ((Number) version).longValue())
                        .findFirst()
                        .orElse(0));
    }

    /** The ids of articles with a step that is due, the longest due first. */
    public List<String> due(Instant now, int limit) {
        var query = Query.query(where(VersionUpdate.TIMED)
                        .is(true)
                        .and(VersionUpdate.NEXT_STEP_AT)
                        .lte(now))
                .with(Sort.by(Direction.ASC, VersionUpdate.NEXT_STEP_AT))
                .limit(limit);
        query.fields().include("_id");
        return store.find(query, Document.class, Article.COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    /** Stores why a scheduled step was not taken, and when it is tried again; does nothing after another change. */
    public void postpone(Article article, String problem, @Nullable Instant nextAttempt) {
        store.updateFirst(
                unchanged(article), VersionUpdate.schedule(new Update(), nextAttempt, problem), Article.class);
    }

    /** False if another change came first. */
    public boolean delete(Article article) {
        if (store.remove(unchanged(article), Article.class).getDeletedCount() == 0) {
            return false;
        }
        archive.removed(article.id());
        return true;
    }

    /** Each change of status or time makes a version. Both stand here all the same, for the reader and for a document mended by hand. */
    private static Query unchanged(Article article) {
        return Query.query(where("_id")
                .is(article.id())
                .and("version")
                .is(article.version())
                .and("status")
                .is(article.status())
                .and("publishAt")
                .is(article.publishAt()));
    }

    private record WordsOfArticle(
            @Id String id,
            long version,
            @Field("head") ArticleSummary summary,
            @Nullable List<String> words) {}

    private record StoredHistory(@Nullable List<HistoryEntry> history) {}
}
