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

/** The copy of the categories, late by an event's way at most. */
@Component
public class Categories {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final MongoOperations mongo;
    private final LocalCopyAwaiter awaited =
            new LocalCopyAwaiter(ids -> names(ids).keySet());

    Categories(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Those of the ids that no category has, or only one that was removed. */
    public Set<String> notSelectable(Collection<String> ids) {
        List<Category> known = knownSoon(ids);
        Set<String> rest = new HashSet<>(ids);
        known.stream().filter(category -> !category.removed()).forEach(category -> rest.remove(category.id()));
        return rest;
    }

    /** Names by id; what is unknown is left out. */
    public Map<String, String> names(Collection<String> ids) {
        return find(ids).stream().collect(Collectors.toMap(Category::id, Category::name));
    }

    /** All of them as they are now, by what files call them. */
    public CategoryLookup directory() {
        return CategoryLookup.of(mongo.findAll(Category.class));
    }

    /** The same with so much patience for these names: their events may still be on the way. */
    public CategoryLookup directory(Collection<String> names, Duration patience) {
        CategoryLookup directory = directory();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!directory.knows(names) && System.nanoTime() < giveUpAt && paused()) {
            directory = directory();
        }
        return directory;
    }

    /** Takes over the state of a category unless a newer one is known. */
    void apply(Category changed) {
        Update state = new Update()
                .set("name", changed.name())
                .set("slug", changed.slug())
                .set("removed", changed.removed());
        if (VersionedUpsert.raise(mongo, Category.class, changed.id(), "version", changed.version(), state)) {
            awaited.changed();
        }
    }

    /** A person may use a category sooner than its event arrives here, so its copy is waited for. */
    private List<Category> knownSoon(Collection<String> ids) {
        List<Category> known = find(ids);
        Set<String> missing = new HashSet<>(ids);
        known.forEach(category -> missing.remove(category.id()));
        return !missing.isEmpty() && awaited.await(missing, PATIENCE) ? find(ids) : known;
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
