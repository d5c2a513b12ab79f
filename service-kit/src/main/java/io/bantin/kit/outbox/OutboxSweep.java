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
 * Finds documents whose writer died or stalled before their events were out.
 *
 * <p>There is no lease: an event that two processes send is one event to every consumer.
 */
final class OutboxSweep {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);
    private static final int PAGE = 500;
    private static final int PATIENCE = 3;

    private final String collection;
    private final OutboxStore outboxes;
    private final OutboxFlush drain;
    private final Backlog backlog;
    private final Duration stalledAfter;

    /** Since when, on this process's own monotonic clock, each unsent event was seen at the head of its outbox. */
    private Map<String, Long> seenSince = new HashMap<>();

    private boolean indexed;

    OutboxSweep(String collection, OutboxStore outboxes, OutboxFlush drain, Backlog backlog, Duration stalledAfter) {
        this.collection = collection;
        this.outboxes = outboxes;
        this.drain = drain;
        this.backlog = backlog;
        this.stalledAfter = stalledAfter;
    }

    void once() {
        if (!indexed) {
            outboxes.index(collection);
            indexed = true;
        }
        List<PendingDocument> pending = outboxes.pending(collection, PAGE);
        backlog.was(
                pending.size() < PAGE ? pending.size() : outboxes.countPending(collection),
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
            seen.put(document.sign(), seenSince.getOrDefault(document.sign(), now));
        }
        seenSince = seen;
        return pending.stream()
                .filter(document -> now - seen.getOrDefault(document.sign(), now) >= stalledAfter.toNanos())
                .map(PendingDocument::id)
                .toList();
    }

    /**
     * Events that the broker will not take must not hold up the others, so they do not come first each time; a dead broker
     * takes none.
     */
    private void send(List<String> ids) {
        List<String> inAnyOrder = new ArrayList<>(ids);
        Collections.shuffle(inAnyOrder);
        int failuresInARow = 0;
        for (String id : inAnyOrder) {
            try {
                drain.drain(id);
                failuresInARow = 0;
            } catch (RuntimeException e) {
                log.warn(
                        "Events of {} {} are still unsent: {}",
                        collection,
                        id,
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
                if (++failuresInARow == PATIENCE) {
                    return;
                }
            }
        }
    }
}
