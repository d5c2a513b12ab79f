package io.bantin.category.tree;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.category.changes.TreeStates;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.bantin.kit.outbox.OutboxRelay;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The categories in the store. Each change is a conditional update of one document and includes its event. */
@Repository
public class Categories {

    private final MongoOperations store;
    private final OutboxEventFactory events;
    private final OutboxRelay relay;
    private final TreeStates states;

    Categories(MongoOperations store, OutboxEventFactory events, OutboxRelay categoryRelay, TreeStates states) {
        this.store = store;
        this.events = events;
        this.relay = categoryRelay;
        this.states = states;
        store.indexOps(Category.class).createIndex(new Index("parentId", Direction.ASC));
    }

    Optional<Category> find(String id) {
        return Optional.ofNullable(store.findById(id, Category.class));
    }

    /**
     * The whole tree as it was read.
     *
     * @param version the number of changes that were made to all categories so far
     * @param categories without removed ones, in no order
     */
    public record Tree(long version, List<CategoryView> categories) {}

    public Tree tree() {
        List<Category> accepted = store.findAll(Category.class).stream()
                .filter(category -> !category.proposed())
                .toList();
        return new Tree(
                accepted.stream().mapToLong(Category::version).sum(),
                accepted.stream()
                        .filter(Category::isVisible)
                        .map(CategoryView::of)
                        .toList());
    }

    public CategoryView get(String id) {
        return find(id).filter(Category::isVisible)
                .map(CategoryView::of)
                .orElseThrow(() -> CategoryNotFound.withId(id));
    }

    /** The ids from the root to this category; only its own id if it is unknown. */
    List<String> path(String id) {
        Deque<String> path = new ArrayDeque<>();
        for (@Nullable String next = id; next != null && !path.contains(next); ) {
            path.addFirst(next);
            next = find(next).map(Category::parentId).orElse(null);
        }
        return List.copyOf(path);
    }

    /** The number of levels of the subtree, 1 for a category without children. */
    int height(String id) {
        int height = 0;
        for (List<String> level = List.of(id); !level.isEmpty() && height <= Category.MAX_DEPTH; height++) {
            level = store.find(query(where("parentId").in(level)), Category.class).stream()
                    .filter(Category::isVisible)
                    .map(Category::id)
                    .toList();
        }
        return height;
    }

    /** Includes proposals but no removed categories. */
    List<Category> children(@Nullable String parentId) {
        return store.find(query(where("parentId").is(parentId)), Category.class).stream()
                .filter(child -> !child.removed())
                .toList();
    }

    /** Stores a proposal, unless an earlier attempt has stored it under the same id. */
    void propose(Category proposal) {
        try {
            store.insert(proposal);
        } catch (DuplicateKeyException _) {
            // The same request was sent before; its first attempt died or is still running.
        }
    }

    /** Increments {@code adoptions} of the parent, which makes a concurrent removal fail; false if the parent is removed. */
    boolean adopt(String parentId) {
        Criteria present = where("_id")
                .is(parentId)
                .and("removed")
                .is(false)
                .and("proposed")
                .is(false);
        return changed(present, new Update().inc("adoptions", 1));
    }

    /** Makes a proposal visible; false if it was deleted or accepted before. */
    boolean accept(Category proposal) {
        Criteria stillProposed = where("_id").is(proposal.id()).and("proposed").is(true);
        return writtenWithEvent(proposal, stillProposed, new Update().set("proposed", false));
    }

    void withdraw(Category proposal) {
        store.remove(query(where("_id").is(proposal.id()).and("proposed").is(true)), Category.class);
    }

    /** False if another change came first. */
    boolean rewrite(Category before, Category next) {
        return writtenWithEvent(
                next,
                unchangedSince(before),
                new Update()
                        .inc("version", 1)
                        .set("name", next.name())
                        .set("slug", next.slug())
                        .set("description", next.description())
                        .set("position", next.position()));
    }

    /**
     * Stores the place that a change of the tree has given to the category; false if another change came first. Readers notice
     * the change as a whole once it is carried out.
     */
    boolean place(Category before, Category placed) {
        Update update = new Update()
                .set("parentId", placed.parentId())
                .set("position", placed.position())
                .set("arranged", placed.arranged());
        Criteria unplaced = unchangedSince(before).and("arranged").is(before.arranged());
        return placed.version() == before.version()
                ? changed(unplaced, update)
                : changedWithEvent(placed, unplaced, update.inc("version", 1));
    }

    /** False if another change or a new child came first. */
    boolean remove(Category before, Category removed) {
        Criteria childless = unchangedSince(before).and("adoptions").is(before.adoptions());
        return writtenWithEvent(
                removed, childless, new Update().inc("version", 1).set("removed", true));
    }

    private boolean writtenWithEvent(Category next, Criteria condition, Update update) {
        boolean matched = changedWithEvent(next, condition, update);
        if (matched) {
            states.wrote();
        }
        return matched;
    }

    private boolean changedWithEvent(Category next, Criteria condition, Update update) {
        Outbox.append(update, events.of(next.id(), next.version(), CategoryChanged.TYPE, CategoryChanged.of(next)));
        boolean matched = changed(condition, update);
        if (matched) {
            relay.sendSoon(next.id());
        }
        return matched;
    }

    private static Criteria unchangedSince(Category category) {
        return where("_id")
                .is(category.id())
                .and("version")
                .is(category.version())
                .and("removed")
                .is(false);
    }

    private boolean changed(Criteria condition, Update update) {
        return store.updateFirst(query(condition), update, Category.class).getMatchedCount() == 1;
    }
}
