package io.bantin.article.categories;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.bantin.kit.security.OutsideSubtrees;
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

/** The local copy of the categories. It lags behind by the delay of events and is read from the store at most once a second. */
@Component
public class Categories {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Requests with unknown ids share one read of the store within this time. */
    private static final Duration MAX_AGE_FOR_UNKNOWN_IDS = Duration.ofMillis(50);

    private record Snapshot(CategoryTree tree, long takenAt) {}

    private final MongoOperations store;
    private final LocalCopyAwaiter awaited = new LocalCopyAwaiter(this::known);
    private final AtomicReference<@Nullable CompletableFuture<CategoryTree>> reading = new AtomicReference<>();
    private volatile @Nullable Snapshot latest;

    Categories(MongoOperations store) {
        this.store = store;
    }

    /** Returns the ids from the root to each category. Refuses categories that are unknown, removed or below an unknown one. */
    public List<List<String>> checkedPaths(List<String> ids) {
        return checkedPaths(awaitTreeWith(ids), ids);
    }

    /** Does the same without waiting for the event of a new category. */
    public List<List<String>> presentPaths(List<String> ids) {
        return checkedPaths(tree(), ids);
    }

    private static List<List<String>> checkedPaths(CategoryTree tree, List<String> ids) {
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
            } else if (!tree.knowsPathTo(ids.get(i))) {
                // Subscribers of the unknown category or of those above it would get no mail.
                errors.add(new FieldError(
                        field,
                        "is the category '%s', below a category that is not known here yet; try again in a moment."
                                .formatted(category.get().name())));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return ids.stream().map(tree::path).toList();
    }

    /** Every write of an article passes here with its categories, as they are and as they are to be. */
    public void requireWithinLimit(List<String> ids, Caller caller) {
        if (caller.subtrees() == null) {
            return;
        }
        var tree = awaitTreeWith(ids);
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < ids.size(); i++) {
            if (!caller.worksIn(tree.path(ids.get(i)))) {
                var name = tree.find(ids.get(i)).map(Category::name).orElse(ids.get(i));
                errors.add(new FieldError(
                        "categoryIds[%d]".formatted(i),
                        "is the category '%s', in which your account does not work.".formatted(name)));
            }
        }
        if (!errors.isEmpty()) {
            throw OutsideSubtrees.of(errors);
        }
    }

    /** Returns the same paths without a check. The path of an unknown category is its id alone. */
    public List<List<String>> paths(List<String> ids) {
        var tree = tree();
        return ids.stream().map(tree::path).toList();
    }

    /** The ids of the category and of all categories below it. */
    public Set<String> subtree(String id) {
        return tree().subtree(id);
    }

    /** Stores the state of a category unless the copy is newer. */
    void apply(Category changed) {
        var state = new Update()
                .set("name", changed.name())
                .set("parentId", changed.parentId())
                .set("removed", changed.removed());
        if (VersionedUpsert.upsertIfNewer(store, Category.class, changed.id(), "version", changed.version(), state)) {
            latest = null;
            awaited.changed();
        }
    }

    /** Waits for unknown categories: an editor can use a category before its event arrives here. */
    private CategoryTree awaitTreeWith(Collection<String> ids) {
        if (tree().knows(ids)) {
            return tree();
        }
        awaited.await(unknown(ids), TIMEOUT);
        return treeNotOlderThan(MAX_AGE_FOR_UNKNOWN_IDS);
    }

    private List<String> unknown(Collection<String> ids) {
        var tree = tree();
        return ids.stream().filter(id -> !tree.knowsPathTo(id)).toList();
    }

    private Set<String> known(Set<String> ids) {
        var tree = treeNotOlderThan(MAX_AGE_FOR_UNKNOWN_IDS);
        return ids.stream().filter(tree::knowsPathTo).collect(Collectors.toSet());
    }

    private CategoryTree tree() {
        return treeNotOlderThan(MAX_AGE);
    }

    private CategoryTree treeNotOlderThan(Duration maxAge) {
        var snapshot = latest;
        return snapshot != null && System.nanoTime() - snapshot.takenAt() < maxAge.toNanos()
                ? snapshot.tree()
                : sharedRead();
    }

    /** One thread reads for all: threads that arrive during the read get the same tree or the same failure. */
    private CategoryTree sharedRead() {
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
