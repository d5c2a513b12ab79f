package io.bantin.kit.outbox;

/** Creates the relay of a collection. */
public final class OutboxRelayFactory {

    private final OutboxStore store;
    private final EventSender sender;
    private final OutboxProperties properties;
    private final OutboxMetrics meters;

    OutboxRelayFactory(OutboxStore store, EventSender sender, OutboxProperties properties, OutboxMetrics meters) {
        this.store = store;
        this.sender = sender;
        this.properties = properties;
        this.meters = meters;
    }

    /** Creates a relay from the outboxes of a collection to an output binding; declare the relay as a bean. */
    public OutboxRelay of(String collection, String binding) {
        OutboxFlush flush = new OutboxFlush(collection, binding, store, sender);
        OutboxSweep sweep =
                new OutboxSweep(collection, store, flush, meters.backlogOf(collection), properties.stalledAfter());
        return new OutboxRelay(collection, flush, sweep, properties);
    }
}
