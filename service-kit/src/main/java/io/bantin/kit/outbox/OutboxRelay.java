package io.bantin.kit.outbox;

/** Sends the events that documents of one collection hold, oldest first, and forgets what the broker has acknowledged. */
public final class OutboxRelay {

    OutboxRelay(String collection, String binding) {}

    /** Call it after each write that appended an event; returns at once. */
    public void sendSoon(String documentId) {}
}
