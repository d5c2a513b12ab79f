package io.bantin.category.tree;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.bantin.kit.outbox.OutboxRelay;
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
class Categories {

    private final MongoOperations store;
    private final OutboxEventFactory events;
    private final OutboxRelay relay;

    Categories(MongoOperations store, OutboxEventFactory events, OutboxRelay categoryRelay) {
        this.store = store;
        this.events = events;
        this.relay = categoryRelay;
        store.indexOps(Category.class).createIndex(new Index("parentId", Direction.ASC));
    }

    Optional<Category> find(String id) {
        return Optional.ofNullable(store.findById(id, Category.class));
    }

    /** All categories that are neither removed nor mere proposals. */
    List<Category> visible() {
        return store.findAll(Category.class).stream()
                .filter(Category::isVisible)
                .toList();
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
        return changedWithEvent(proposal, stillProposed, new Update().set("proposed", false));
    }

    void withdraw(Category proposal) {
        store.remove(query(where("_id").is(proposal.id()).and("proposed").is(true)), Category.class);
    }

    /** False if another change came first. */
    boolean rewrite(Category before, Category next) {
        return changedWithEvent(
                next,
                unchangedSince(before),
                new Update()
                        .inc("version", 1)
                        .set("name", next.name())
                        .set("slug", next.slug())
                        .set("description", next.description())
                        .set("position", next.position()));
    }

    /** False if another change or a new child came first. */
    boolean remove(Category before, Category removed) {
        Criteria childless = unchangedSince(before).and("adoptions").is(before.adoptions());
        return changedWithEvent(
                removed, childless, new Update().inc("version", 1).set("removed", true));
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
