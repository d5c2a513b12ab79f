package io.bantin.kit.outbox;

import java.util.List;
import org.springframework.data.mongodb.core.query.Update;

/** The part of a document that holds its unsent events. */
public final class Outbox {

    static final String EVENTS = "outbox";
    static final String PENDING = "outboxPending";
    private static final int LIMIT = 64;

    private Outbox() {}

    /** Adds the event to the same update that changes the state: both happen or neither. */
    public static Update append(Update update, OutboxEvent event) {
        return update.push(EVENTS, event).set(PENDING, true);
    }

    /** Keeps a dead broker from growing documents without bound. */
    public static void refuseWhenFull(List<OutboxEvent> unsent) {
        if (unsent.size() >= LIMIT) {
            throw OutboxFull.of(LIMIT);
        }
    }
}
