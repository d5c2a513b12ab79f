package io.bantin.article.workingcopies;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleNotFound;
import io.bantin.article.editorial.Articles;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The working copies in the store. Each write is one conditional write of one document.
 *
 * <p>The article remembers each person's last save, in the update that makes the version. A copy whose base is below it counts as
 * gone, so a process that dies between the save and the removal of the copy brings no old text back.
 *
 * <p>Queries: by {@code _id} (article and person), with conditions on the one document found; removal with the article by the index
 * {@code article}.
 */
@Component
public class WorkingCopies {

    private static final Logger log = LoggerFactory.getLogger(WorkingCopies.class);
    private static final int MAX_ATTEMPTS = 5;

    private final MongoOperations store;
    private final Articles articles;
    private final Clock clock;

    WorkingCopies(MongoOperations store, Articles articles, Clock clock) {
        this.store = store;
        this.articles = articles;
        this.clock = clock;
        store.indexOps(WorkingCopy.class)
                .createIndex(new Index().on("article", Direction.ASC).named("article"));
    }

    WorkingCopy read(String article, Caller caller) {
        readable(article, caller);
        return current(article, caller.name(), lastSave(article, caller.name()))
                .orElseThrow(() -> WorkingCopyNotFound.of(article));
    }

    WorkingCopy write(
            String id, @Nullable Long baseVersion, Manuscript fields, WorkingCopyPrecondition demanded, Caller caller) {
        long base = checkedBase(baseVersion, readable(id, caller));
        long lastSave = lastSave(id, caller.name());
        if (base < lastSave) {
            throw WorkingCopySuperseded.saved(base, lastSave);
        }
        current(id, caller.name(), lastSave);
        var copy = new WorkingCopy(WorkingCopy.id(id, caller.name()), id, Ids.next(), base, clock.instant(), fields);
        store(copy, demanded);
        refuseWhenSavedMeanwhile(copy, caller.name());
        return copy;
    }

    /** A save or a removal that came between the check and the write has missed this copy. */
    private void refuseWhenSavedMeanwhile(WorkingCopy copy, String person) {
        var lastSave = articles.lastSave(copy.article(), person);
        if (lastSave.isPresent() && lastSave.get() <= copy.baseVersion()) {
            return;
        }
        remove(copy);
        throw lastSave.isEmpty()
                ? ArticleNotFound.withId(copy.article())
                : WorkingCopySuperseded.saved(copy.baseVersion(), lastSave.get());
    }

    void discard(String article, WorkingCopyPrecondition demanded, Caller caller) {
        readable(article, caller);
        var stored = current(article, caller.name(), lastSave(article, caller.name()));
        if (stored.isEmpty()) {
            return;
        }
        var wanted = stored.get();
        if (demanded instanceof WorkingCopyPrecondition.Exactly(String etag) && !etag.equals(wanted.etag())
                || !remove(wanted)) {
            throw WorkingCopyConflict.with(find(wanted.id()));
        }
    }

    /** Call this after a save of this person. A failure is harmless: the copy counts as gone already. */
    public void removeOutdated(String article, String person) {
        try {
            current(article, person, lastSave(article, person));
        } catch (DataAccessException e) {
            log.warn("The outdated working copy of article {} stays in the store: {}", article, e.toString());
        }
    }

    /** Call this after an article was removed. */
    public void removed(String article) {
        store.remove(Query.query(where("article").is(article)), WorkingCopy.class);
    }

    private Article readable(String id, Caller caller) {
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        return article;
    }

    private static long checkedBase(@Nullable Long base, Article article) {
        if (base == null || base < 1 || base > article.version()) {
            throw InvalidInput.of(
                    "baseVersion",
                    "must be the version that the text began from, from 1 to the present %d."
                            .formatted(article.version()));
        }
        return base;
    }

    private long lastSave(String article, String person) {
        return articles.lastSave(article, person).orElse(0L);
    }

    /** Removes a copy that the person's save has ended, where its removal failed. */
    private Optional<WorkingCopy> current(String article, String person, long lastSave) {
        var stored = find(WorkingCopy.id(article, person));
        if (stored != null && stored.baseVersion() < lastSave) {
            remove(stored);
            return Optional.empty();
        }
        return Optional.ofNullable(stored);
    }

    private void store(WorkingCopy copy, WorkingCopyPrecondition demanded) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            if (tryStore(copy, demanded)) {
                return;
            }
            var stored = find(copy.id());
            if (stored != null && stored.baseVersion() > copy.baseVersion()) {
                throw WorkingCopySuperseded.replaced(copy.baseVersion(), stored.baseVersion());
            }
            if (!(demanded instanceof WorkingCopyPrecondition.Any)) {
                throw WorkingCopyConflict.with(stored);
            }
        }
        throw WorkingCopyConflict.with(find(copy.id()));
    }

    private boolean tryStore(WorkingCopy copy, WorkingCopyPrecondition demanded) {
        var notNewer = where("baseVersion").lte(copy.baseVersion());
        try {
            return switch (demanded) {
                case WorkingCopyPrecondition.None() -> {
                    store.insert(copy);
                    yield true;
                }
                case WorkingCopyPrecondition.Exactly(String etag) ->
                    replaced(copy, notNewer.and("etag").is(etag), ReplaceOptions.none());
                case WorkingCopyPrecondition.Any() ->
                    replaced(copy, notNewer, ReplaceOptions.replaceOptions().upsert());
            };
        } catch (DuplicateKeyException existsOrWrittenTwiceAtOnce) {
            return false;
        }
    }

    private boolean replaced(WorkingCopy copy, Criteria condition, ReplaceOptions options) {
        var result = store.replace(byId(copy.id()).addCriteria(condition), copy, options);
        return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
    }

    private boolean remove(WorkingCopy copy) {
        return store.remove(byId(copy.id()).addCriteria(where("etag").is(copy.etag())), WorkingCopy.class)
                        .getDeletedCount()
                == 1;
    }

    private @Nullable WorkingCopy find(String id) {
        return store.findById(id, WorkingCopy.class);
    }

    private static Query byId(String id) {
        return Query.query(where("_id").is(id));
    }
}
