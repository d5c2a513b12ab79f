package io.bantin.notification.subscribers.importing.working;

import io.bantin.notification.subscribers.BulkSubscribers;
import io.bantin.notification.subscribers.BulkSubscribers.Known;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.importing.Blocks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The register of a process that stands still at one point, once, while something else happens. */
final class HeldRegister extends KnownAddresses {

    private static final Runnable NOTHING = () -> {};

    private Runnable afterLook = NOTHING;
    private Runnable beforeInsert = NOTHING;

    HeldRegister(Blocks blocks, BulkSubscribers subscribers, Erasures erasures) {
        super(blocks, subscribers, erasures);
    }

    HeldRegister afterLook(Runnable meanwhile) {
        afterLook = meanwhile;
        return this;
    }

    HeldRegister beforeInsert(Runnable meanwhile) {
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
