package io.bantin.kit.outbox;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The outboxes of the documents of a collection, as the relay reads and empties them. */
final class OutboxStore {

    private final MongoOperations store;

    OutboxStore(MongoOperations store) {
        this.store = store;
    }

    /** Sparse: it holds only the few documents that wait. */
    void index(String collection) {
        store.indexOps(collection).createIndex(new Index(Outbox.PENDING, Sort.Direction.ASC).sparse());
    }

    List<PendingDocument> pending(String collection, int limit) {
        Query query = pending().limit(limit);
        query.fields().include(Outbox.EVENTS + ".eventId", Outbox.EVENTS + ".time");
        return store.find(query, PendingDocument.class, collection);
    }

    long countPending(String collection) {
        return store.count(pending(), collection);
    }

    List<OutboxEvent> unsent(String collection, String id) {
        return events(store.findOne(eventsOf(byId(id)), Unsent.class, collection));
    }

    /** Forgets one event that the broker has acknowledged and returns those that are left. */
    List<OutboxEvent> forget(String collection, String id, OutboxEvent sent) {
        Update update = new Update().pull(Outbox.EVENTS, new Document("eventId", sent.eventId()));
        FindAndModifyOptions options = FindAndModifyOptions.options().returnNew(true);
        return events(store.findAndModify(eventsOf(byId(id)), update, options, Unsent.class, collection));
    }

    /** Only an empty outbox is no longer pending: an event appended meanwhile must not be forgotten. */
    void settle(String collection, String id) {
        Query empty = byId(id).addCriteria(Criteria.where(Outbox.EVENTS).size(0));
        store.updateFirst(empty, new Update().unset(Outbox.PENDING), collection);
    }

    private static Query pending() {
        return Query.query(Criteria.where(Outbox.PENDING).is(true));
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    private static Query eventsOf(Query query) {
        query.fields().include(Outbox.EVENTS);
        return query;
    }

    private static List<OutboxEvent> events(@Nullable Unsent found) {
        return found == null || found.outbox() == null ? List.of() : found.outbox();
    }

    /** The part of any document that the relay reads. */
    record Unsent(@Id String id, @Nullable List<OutboxEvent> outbox) {}
}
