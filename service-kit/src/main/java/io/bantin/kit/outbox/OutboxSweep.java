package io.bantin.kit.outbox;

import io.bantin.kit.outbox.OutboxMetrics.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Sends the events of documents whose writer died or stalled before it sent them.
 *
 * <p>There is no lease: consumers treat an event that two processes send as one event.
 */
final class OutboxSweep {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);
    private static final int PAGE_SIZE = 500;
    private static final int MAX_FAILURES = 3;

    private final String collection;
    private final OutboxStore store;
    private final OutboxFlush flush;
    private final Backlog backlog;
    private final Duration stalledAfter;

    /** When this process first saw each unsent event as the oldest of its outbox, by the monotonic clock. */
    private Map<String, Long> seenSince = new HashMap<>();

    private boolean indexed;

    OutboxSweep(String collection, OutboxStore store, OutboxFlush flush, Backlog backlog, Duration stalledAfter) {
        this.collection = collection;
        this.store = store;
        this.flush = flush;
        this.backlog = backlog;
        this.stalledAfter = stalledAfter;
    }

    void once() {
        if (!indexed) {
            store.index(collection);
            indexed = true;
        }
        List<PendingDocument> pending = store.pending(collection, PAGE_SIZE);
        backlog.update(
                pending.size() < PAGE_SIZE ? pending.size() : store.countPending(collection),
                pending.stream()
                        .map(PendingDocument::since)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        send(stalled(pending));
    }

    private List<String> stalled(List<PendingDocument> pending) {
        long now = System.nanoTime();
        Map<String, Long> seen = new HashMap<>();
        for (PendingDocument document : pending) {
            seen.put(document.oldestEvent(), seenSince.getOrDefault(document.oldestEvent(), now));
        }
        seenSince = seen;
        return pending.stream()
                .filter(document -> now - seen.getOrDefault(document.oldestEvent(), now) >= stalledAfter.toNanos())
                .map(PendingDocument::id)
                .toList();
    }

    /**
     * Sends in random order, so that events that the broker always refuses do not block the others. Several failures in a row mean
     * a broker outage and end the sweep.
     */
    private void send(List<String> ids) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled);
        int failuresInARow = 0;
        for (String id : shuffled) {
            try {
                flush.flush(id);
                failuresInARow = 0;
            } catch (RuntimeException e) {
                log.warn(
                        "Events of {} {} are still unsent: {}",
                        collection,
                        id,
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
                if (++failuresInARow == MAX_FAILURES) {
                    return;
                }
            }
        }
    }
}
