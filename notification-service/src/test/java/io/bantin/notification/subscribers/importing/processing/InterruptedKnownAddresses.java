package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberBulkStore;
import io.bantin.notification.subscribers.SubscriberBulkStore.Known;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.importing.RowBlocks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs something else once, between two steps of a processor. */
final class InterruptedKnownAddresses extends KnownAddresses {

    private static final Runnable NOTHING = () -> {};

    private Runnable afterLookup = NOTHING;
    private Runnable beforeInsert = NOTHING;

    InterruptedKnownAddresses(RowBlocks blocks, SubscriberBulkStore subscribers, Erasures erasures) {
        super(blocks, subscribers, erasures);
    }

    InterruptedKnownAddresses afterLookup(Runnable meanwhile) {
        afterLookup = meanwhile;
        return this;
    }

    InterruptedKnownAddresses beforeInsert(Runnable meanwhile) {
        beforeInsert = meanwhile;
        return this;
    }

    @Override
    Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> known = super.known(keys);
        Runnable meanwhile = afterLookup;
        afterLookup = NOTHING;
        meanwhile.run();
        return known;
    }

    @Override
    Set<String> insert(List<Subscriber> newcomers) {
        Runnable meanwhile = beforeInsert;
        beforeInsert = NOTHING;
        meanwhile.run();
        return super.insert(newcomers);
    }
}
