package io.bantin.kit.notes;

import io.bantin.kit.idempotency.RecentIdempotencyKeys;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.outbox.OutboxEvent;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.bantin.kit.outbox.OutboxRelay;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

@Component
public class Notes {

    private final MongoOperations store;
    private final OutboxEventFactory events;
    private final OutboxRelay relay;

    Notes(MongoOperations store, OutboxEventFactory events, OutboxRelay relay) {
        this.store = store;
        this.events = events;
        this.relay = relay;
    }

    public Note add(String id, String title) {
        try {
            return store.insert(new Note(id, 1, title, null, null, null));
        } catch (DuplicateKeyException e) {
            return get(id);
        }
    }

    public Note get(String id) {
        Note note = store.findById(id, Note.class);
        if (note == null) {
            throw NoteNotFound.withId(id);
        }
        return note;
    }

    /** Publishes in one update, as the services do. */
    public void publish(String id, @Nullable UsedIdempotencyKey key) {
        publishAndDie(id, key);
        relay.sendSoon(id);
    }

    /** Publishes like a process that is killed between the write and the relay. */
    public OutboxEvent publishAndDie(String id, @Nullable UsedIdempotencyKey key) {
        Note note = get(id);
        Outbox.refuseWhenFull(note.unsent());
        OutboxEvent event =
                events.of(id, note.version() + 1, "note-published", Map.of("noteId", id, "title", note.title()));
        Update update = RecentIdempotencyKeys.append(Outbox.append(new Update().inc("version", 1), event), key);
        store.updateFirst(
                Query.query(Criteria.where("_id").is(id).and("version").is(note.version())), update, Note.class);
        return event;
    }
}
