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

/** Finds, reads and empties the outboxes of a collection. */
final class OutboxStore {

    private final MongoOperations store;

    OutboxStore(MongoOperations store) {
        this.store = store;
    }

    /** Creates a sparse index, which holds only the few documents with unsent events. */
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

    /** Removes one event that the broker has acknowledged, and returns the remaining events. */
    List<OutboxEvent> remove(String collection, String id, OutboxEvent sent) {
        Update update = new Update().pull(Outbox.EVENTS, new Document("eventId", sent.eventId()));
        FindAndModifyOptions options = FindAndModifyOptions.options().returnNew(true);
        return events(store.findAndModify(eventsOf(byId(id)), update, options, Unsent.class, collection));
    }

    /** Clears the pending mark if the outbox is empty: another thread may have appended an event. */
    void clearPending(String collection, String id) {
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
