package io.bantin.kit.outbox;

/** Makes the relay of a collection. */
public final class OutboxRelays {

    OutboxRelays() {}

    /** A relay from the outboxes of a collection to an output binding; declare it as a bean. */
    public OutboxRelay of(String collection, String binding) {
        return new OutboxRelay(collection, binding);
    }
}
