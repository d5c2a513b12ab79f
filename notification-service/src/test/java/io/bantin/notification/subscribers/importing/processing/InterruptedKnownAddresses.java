package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.BulkSubscribers;
import io.bantin.notification.subscribers.BulkSubscribers.Known;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.importing.RowBlocks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The register of a process that stands still at one point, once, while something else happens. */
final class InterruptedKnownAddresses extends KnownAddresses {

    private static final Runnable NOTHING = () -> {};

    private Runnable afterLook = NOTHING;
    private Runnable beforeInsert = NOTHING;

    InterruptedKnownAddresses(RowBlocks blocks, BulkSubscribers subscribers, Erasures erasures) {
        super(blocks, subscribers, erasures);
    }

    InterruptedKnownAddresses afterLook(Runnable meanwhile) {
        afterLook = meanwhile;
        return this;
    }

    InterruptedKnownAddresses beforeInsert(Runnable meanwhile) {
        beforeInsert = meanwhile;
        return this;
    }

    @Override
    Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> known = super.known(keys);
        Runnable meanwhile = afterLook;
        afterLook = NOTHING;
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
