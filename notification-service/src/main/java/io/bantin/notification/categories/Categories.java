package io.bantin.notification.categories;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.store.LocalCopyAwaiter;
import io.bantin.kit.store.VersionedUpsert;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The local copy of the categories. It lags behind by the delay of events. */
@Component
public class Categories {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final MongoOperations mongo;
    private final LocalCopyAwaiter awaited =
            new LocalCopyAwaiter(ids -> names(ids).keySet());

    Categories(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The ids that cannot be chosen: unknown ones and those of removed categories. */
    public Set<String> notSelectable(Collection<String> ids) {
        List<Category> known = awaitKnown(ids);
        Set<String> rest = new HashSet<>(ids);
        known.stream().filter(category -> !category.removed()).forEach(category -> rest.remove(category.id()));
        return rest;
    }

    /** Names by id; unknown ids are omitted. */
    public Map<String, String> names(Collection<String> ids) {
        return find(ids).stream().collect(Collectors.toMap(Category::id, Category::name));
    }

    /** All categories now, for lookup by the names that imported files use. */
    public CategoryLookup lookup() {
        return CategoryLookup.of(mongo.findAll(Category.class));
    }

    /** Waits until all names are known or the timeout is over, because their events may still be on the way. */
    public CategoryLookup lookup(Collection<String> names, Duration timeout) {
        CategoryLookup lookup = lookup();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!lookup.knows(names) && System.nanoTime() < deadline && paused()) {
            lookup = lookup();
        }
        return lookup;
    }

    /** Stores the state of a category unless the copy is newer. */
    void apply(Category changed) {
        Update state = new Update()
                .set("name", changed.name())
                .set("slug", changed.slug())
                .set("removed", changed.removed());
        if (VersionedUpsert.upsertIfNewer(mongo, Category.class, changed.id(), "version", changed.version(), state)) {
            awaited.changed();
        }
    }

    /** Waits for unknown categories: a subscriber can choose a category before its event arrives here. */
    private List<Category> awaitKnown(Collection<String> ids) {
        List<Category> known = find(ids);
        Set<String> missing = new HashSet<>(ids);
        known.forEach(category -> missing.remove(category.id()));
        return !missing.isEmpty() && awaited.await(missing, TIMEOUT) ? find(ids) : known;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Category> find(Collection<String> ids) {
        return mongo.find(Query.query(where("_id").in(ids)), Category.class);
    }
}
