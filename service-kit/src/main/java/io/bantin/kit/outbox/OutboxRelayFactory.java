package io.bantin.kit.outbox;

/** Creates the relay of a collection. */
public final class OutboxRelayFactory {

    private final OutboxStore outboxes;
    private final EventSender sender;
    private final OutboxProperties properties;
    private final OutboxMetrics meters;

    OutboxRelayFactory(OutboxStore outboxes, EventSender sender, OutboxProperties properties, OutboxMetrics meters) {
        this.outboxes = outboxes;
        this.sender = sender;
        this.properties = properties;
        this.meters = meters;
    }

    /** Creates a relay from the outboxes of a collection to an output binding; declare the relay as a bean. */
    public OutboxRelay of(String collection, String binding) {
        OutboxFlush flush = new OutboxFlush(collection, binding, outboxes, sender);
        OutboxSweep sweep =
                new OutboxSweep(collection, outboxes, flush, meters.backlogOf(collection), properties.stalledAfter());
        return new OutboxRelay(collection, flush, sweep, properties);
    }
}
