package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.BulkSubscribers;
import io.bantin.notification.subscribers.BulkSubscribers.Known;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.erasure.Erasures.Watch;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is known of addresses: from the same file, as subscribers, as erased. */
@Component
class KnownAddresses {

    private final RowBlocks blocks;
    private final BulkSubscribers subscribers;
    private final Erasures erasures;

    KnownAddresses(RowBlocks blocks, BulkSubscribers subscribers, Erasures erasures) {
        this.blocks = blocks;
        this.subscribers = subscribers;
        this.erasures = erasures;
    }

    /** Which of its addresses stand in blocks before, and where; this block is then not asked for them any more. */
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

    Watch watch(Collection<String> keys) {
        return erasures.watch(keys);
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

    void takeBack(String key, String how) {
        subscribers.takeBack(key, how);
    }
}
