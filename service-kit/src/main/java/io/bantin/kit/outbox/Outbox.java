package io.bantin.kit.outbox;

import java.util.List;
import org.springframework.data.mongodb.core.query.Update;

/** The part of a document that holds its unsent events. */
public final class Outbox {

    static final String EVENTS = "outbox";
    static final String PENDING = "outboxPending";
    private static final int MAX_EVENTS = 64;

    private Outbox() {}

    /** Adds the event to the update that changes the state: both are written or neither. */
    public static Update append(Update update, OutboxEvent event) {
        return update.push(EVENTS, event).set(PENDING, true);
    }

    /** Refuses a change to a full outbox, so that documents do not grow without bound in an outage of the broker. */
    public static void refuseWhenFull(List<OutboxEvent> unsent) {
        if (unsent.size() >= MAX_EVENTS) {
            throw OutboxFull.of(MAX_EVENTS);
        }
    }
}
