package io.bantin.article.versions;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Moves revisions out of the documents of their articles, so that these stay small.
 *
 * <p>A revision is inserted under an id of article and version before it is pulled from the article. A process that dies in between
 * leaves it in both places; the next move inserts nothing and pulls it. A reader who reads the article first and the archive
 * second finds each revision in at least one of them.
 *
 * <p>Queries: by {@code article, version}, each with the index of this name.
 */
@Repository
public class RevisionArchive implements DisposableBean {

    /** The collection of the articles, and the field of an article that has its unarchived revisions. */
    public static final String ARTICLES = "articles";

    public static final String IN_ARTICLE = "revisions";

    /** With so many revisions in its document, an article is due. Moving several at a time costs less than moving each. */
    private static final int DUE = 4;

    /** A save moves them first itself: each may hold a whole body, and a document has 16 MiB at most. */
    private static final int MAX_IN_ARTICLE = 6;

    private static final Logger log = LoggerFactory.getLogger(RevisionArchive.class);

    private final MongoOperations store;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("revisions-", 0).factory());

    RevisionArchive(MongoOperations store) {
        this.store = store;
        store.indexOps(Archived.class)
                .createIndex(new Index()
                        .on("article", Direction.ASC)
                        .on("version", Direction.DESC)
                        .named("revision"));
    }

    /** A revision in the archive. */
    @Document("revisions")
    private record Archived(@Id String id, String article, long version, Revision revision) {

        static Archived of(String article, Revision revision) {
            return new Archived(article + "." + revision.version(), article, revision.version(), revision);
        }
    }

    private record Unarchived(@Nullable List<Revision> revisions) {}

    /** Call this before an update that adds a revision to the document of an article, which has {@code unarchived}. */
    public void makeRoom(String article, int unarchived) {
        if (unarchived >= MAX_IN_ARTICLE) {
            archive(article);
        }
    }

    /** Call this after an update that added a revision. A failure is harmless: a later change tries again. */
    public void archiveSoon(String article, int unarchivedBefore) {
        if (unarchivedBefore < DUE) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    archive(article);
                } catch (RuntimeException e) {
                    log.warn("Revisions of article {} stay in its document for now: {}", article, e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            log.info("Revisions of article {} stay in its document: the service is stopping", article);
        }
    }

    /** Leaves the latest revision: the next change sees from it whether the version before has one. */
    public void archive(String article) {
        var revisions = unarchived(article);
        var old = revisions.subList(0, Math.max(0, revisions.size() - 1));
        old.forEach(revision -> insert(article, revision));
        pull(article, old);
    }

    private List<Revision> unarchived(String article) {
        var query = Query.query(where("_id").is(article));
        query.fields().include(IN_ARTICLE);
        var found = store.findOne(query, Unarchived.class, ARTICLES);
        return found == null || found.revisions() == null ? List.of() : found.revisions();
    }

    public void insert(String article, Revision revision) {
        try {
            store.insert(Archived.of(article, revision));
        } catch (DuplicateKeyException insertedBefore) {
            log.debug("Revision {} of article {} was archived before", revision.version(), article);
        }
    }

    private void pull(String article, List<Revision> archived) {
        if (!archived.isEmpty()) {
            var versions = archived.stream().map(Revision::version).toList();
            var update =
                    new Update().pull(IN_ARTICLE, Query.query(where("version").in(versions)));
            store.updateFirst(Query.query(where("_id").is(article)), update, ARTICLES);
        }
    }

    /** The archived revisions from {@code first} to {@code last}. */
    public List<Revision> between(String article, long first, long last) {
        var query = Query.query(
                where("article").is(article).and("version").gte(first).lte(last));
        return revisions(query);
    }

    /** The latest archived revisions below a version, latest first and without content. */
    public List<Revision> below(String article, long version, int limit) {
        var query = Query.query(where("article").is(article).and("version").lt(version))
                .with(Sort.by(Direction.DESC, "version"))
                .limit(limit);
        query.fields().exclude("revision.earlier");
        return revisions(query);
    }

    public OptionalLong firstVersion(String article) {
        var query = Query.query(where("article").is(article))
                .with(Sort.by(Direction.ASC, "version"))
                .limit(1);
        query.fields().exclude("revision.earlier");
        return revisions(query).stream().mapToLong(Revision::version).findFirst();
    }

    private List<Revision> revisions(Query query) {
        return store.find(query, Archived.class).stream()
                .map(Archived::revision)
                .toList();
    }

    /** Call this after the article was removed. */
    public void removed(String article) {
        store.remove(Query.query(where("article").is(article)), Archived.class);
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
