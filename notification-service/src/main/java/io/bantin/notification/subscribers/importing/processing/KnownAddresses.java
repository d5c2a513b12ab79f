package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberBulkStore;
import io.bantin.notification.subscribers.SubscriberBulkStore.Known;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.erasure.Erasures.Lookup;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds out whether addresses appear earlier in the file, are subscribed or were erased. */
@Component
class KnownAddresses {

    private final RowBlocks blocks;
    private final SubscriberBulkStore subscribers;
    private final Erasures erasures;

    KnownAddresses(RowBlocks blocks, SubscriberBulkStore subscribers, Erasures erasures) {
        this.blocks = blocks;
        this.subscribers = subscribers;
        this.erasures = erasures;
    }

    /** The addresses that also appear in earlier blocks, with their lines. Later lookups skip this block for them. */
    Map<String, Integer> earlierLines(RowBlock block, Collection<String> keys) {
        Map<String, Integer> earlier = blocks.earlierLines(block, keys);
        if (!earlier.isEmpty()) {
            List<String> own = new ArrayList<>();
            List<Integer> lines = new ArrayList<>();
            for (int i = 0; i < block.keys().size(); i++) {
                if (!earlier.containsKey(block.keys().get(i))) {
                    own.add(block.keys().get(i));
                    lines.add(block.lines().get(i));
                }
            }
            blocks.keepKeys(block, own, lines);
        }
        return earlier;
    }

    Lookup erasures(Collection<String> keys) {
        return erasures.lookup(keys);
    }

    Map<String, Known> known(Collection<String> keys) {
        return subscribers.known(keys);
    }

    Set<String> insert(List<Subscriber> newcomers) {
        return subscribers.insert(newcomers);
    }

    boolean activate(Subscriber imported) {
        return subscribers.activate(imported);
    }

    void removeImported(String key, String how) {
        subscribers.removeImported(key, how);
    }
}
