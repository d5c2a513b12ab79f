package io.bantin.article.categories;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.store.LocalCopyAwaiter;
import io.bantin.kit.store.VersionedUpsert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The copy of the categories: late by an event's way at most, and read from the store at most once a second. */
@Component
public class Categories {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Requests that name unknown ids share one reading of the store within this time. */
    private static final long SHARED_NANOS = Duration.ofMillis(50).toNanos();

    private record Snapshot(CategoryTree tree, long takenAt) {}

    private final MongoOperations store;
    private final LocalCopyAwaiter awaited = new LocalCopyAwaiter(this::knownOf);
    private final AtomicReference<@Nullable CompletableFuture<CategoryTree>> reading = new AtomicReference<>();
    private volatile @Nullable Snapshot latest;

    Categories(MongoOperations store) {
        this.store = store;
    }

    /** For each category the ids from the root down to it; refuses those that do not exist, were removed or hang in the air. */
    public List<List<String>> checkedPaths(List<String> ids) {
        var tree = treeThatKnows(ids);
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < ids.size(); i++) {
            var field = "categoryIds[%d]".formatted(i);
            var category = tree.find(ids.get(i));
            if (category.isEmpty()) {
                errors.add(new FieldError(
                        field, "is unknown: there is no category with the id '%s'.".formatted(ids.get(i))));
            } else if (category.get().removed()) {
                errors.add(new FieldError(
                        field,
                        "is the category '%s', which was removed; choose another."
                                .formatted(category.get().name())));
            } else if (!tree.knowsWayTo(ids.get(i))) {
                // Who subscribed to the unknown one or above it would not be told.
                errors.add(new FieldError(
                        field,
                        "is the category '%s', below one that is not known here yet; try again in a moment."
                                .formatted(category.get().name())));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return ids.stream().map(tree::path).toList();
    }

    /** The same without a check; of a category that is not known here just its id. */
    public List<List<String>> paths(List<String> ids) {
        var tree = tree();
        return ids.stream().map(tree::path).toList();
    }

    /** The ids of this category and of all below it. */
    public Set<String> subtree(String id) {
        return tree().subtree(id);
    }

    /** Takes over the state of a category unless a newer one is known. */
    void apply(Category changed) {
        var state = new Update()
                .set("name", changed.name())
                .set("parentId", changed.parentId())
                .set("removed", changed.removed());
        if (VersionedUpsert.raise(store, Category.class, changed.id(), "version", changed.version(), state)) {
            latest = null;
            awaited.changed();
        }
    }

    /** A person may use a category sooner than its event arrives here, so its copy is waited for. */
    private CategoryTree treeThatKnows(Collection<String> ids) {
        if (tree().knows(ids)) {
            return tree();
        }
        awaited.await(missing(ids), TIMEOUT);
        return treeTakenWithin(SHARED_NANOS);
    }

    private List<String> missing(Collection<String> ids) {
        var tree = tree();
        return ids.stream().filter(id -> !tree.knowsWayTo(id)).toList();
    }

    private Set<String> knownOf(Set<String> ids) {
        var tree = treeTakenWithin(SHARED_NANOS);
        return ids.stream().filter(tree::knowsWayTo).collect(Collectors.toSet());
    }

    private CategoryTree tree() {
        return treeTakenWithin(FRESH_NANOS);
    }

    private CategoryTree treeTakenWithin(long nanos) {
        var snapshot = latest;
        return snapshot != null && System.nanoTime() - snapshot.takenAt() < nanos ? snapshot.tree() : newTree();
    }

    /** One reads for all: who comes meanwhile gets the same tree, or the same failure. */
    private CategoryTree newTree() {
        var mine = new CompletableFuture<CategoryTree>();
        var running = reading.compareAndExchange(null, mine);
        if (running != null) {
            return resultOf(running);
        }
        mine.completeAsync(this::read, Runnable::run);
        reading.set(null);
        return resultOf(mine);
    }

    private CategoryTree read() {
        long takenAt = System.nanoTime();
        var tree = new CategoryTree(store.findAll(Category.class));
        latest = new Snapshot(tree, takenAt);
        return tree;
    }

    private static CategoryTree resultOf(CompletableFuture<CategoryTree> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
