package io.bantin.deadletters;

import io.bantin.kit.outages.OutageDetection;
import io.bantin.kit.topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays and discards dead letters for operators. Two operators may decide the same at once: consumers ignore a repeated record. */
public final class DeadLetterDecisions {

    /** Less than the gateway waits for an answer. */
    private static final Duration REPLAY_ALL_TIMEOUT = Duration.ofSeconds(30);

    private static final int PAGE_SIZE = 100;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterDecisions.class);

    /**
     * The outcome of a replay.
     *
     * @param replayed how many were sent to their topics again
     * @param failed how many the broker refused; the log says why
     * @param waiting how many of the requested ones wait now: time ran out, the broker refused them, or they came back
     */
    public record Replayed(int replayed, int failed, long waiting) {}

    private final DeadLetters deadLetters;
    private final DeadLetterUpdates changes;
    private final ReplaySender sender;

    DeadLetterDecisions(DeadLetters deadLetters, DeadLetterUpdates changes, ReplaySender sender) {
        this.deadLetters = deadLetters;
        this.changes = changes;
        this.sender = sender;
    }

    /** Replays the waiting ones of these ids; with force also those that are parked, discarded or already replayed. */
    public Replayed replay(Collection<String> ids, boolean force) {
        ReplayCounts counts = new ReplayCounts();
        ids.forEach(id -> replay(id, force, counts));
        return counts.with(deadLetters.countWaiting(ids));
    }

    /** Replays all that wait, oldest first, each once even if it comes back meanwhile, until the time is over. */
    public Replayed replayAll(@Nullable Topic topic) {
        ReplayCounts counts = new ReplayCounts();
        replayAll(topic, counts, System.nanoTime() + REPLAY_ALL_TIMEOUT.toNanos());
        return counts.with(deadLetters.count(DeadLetterState.WAITING, topic));
    }

    private void replayAll(@Nullable Topic topic, ReplayCounts counts, long end) {
        List<DeadLetter> page = deadLetters.oldestWaiting(topic, null, PAGE_SIZE);
        while (!page.isEmpty()) {
            for (DeadLetter deadLetter : page) {
                if (System.nanoTime() - end > 0) {
                    return;
                }
                replay(deadLetter.id(), false, counts);
            }
            page = deadLetters.oldestWaiting(topic, page.getLast(), PAGE_SIZE);
        }
    }

    /** Discards it for good: it stays discarded when the same record comes again. */
    public Optional<DeadLetter> discard(String id, String reason) {
        changes.discard(id, reason);
        return deadLetters.find(id);
    }

    private void replay(String id, boolean force, ReplayCounts counts) {
        Optional<DeadLetter> deadLetter = deadLetters.find(id).flatMap(found -> replayable(found, force));
        if (deadLetter.isEmpty()) {
            return;
        }
        try {
            sender.send(deadLetter.get().topic(), deadLetter.get().whole());
            changes.replayed(deadLetter.get());
            counts.replayed++;
        } catch (RuntimeException e) {
            // An outage would fail the others too. The problem tells the operator.
            if (OutageDetection.explains(e)) {
                throw e;
            }
            log.error("Dead letter {} could not be replayed", id, e);
            counts.failed++;
        }
    }

    private Optional<DeadLetter> replayable(DeadLetter deadLetter, boolean force) {
        return switch (deadLetters.stateOf(deadLetter)) {
            case WAITING -> Optional.of(deadLetter);
            case PARKED, REPLAYED -> force ? Optional.of(deadLetter) : Optional.empty();
            case DISCARDED -> force ? changes.undiscard(deadLetter.id()) : Optional.empty();
        };
    }

    private static final class ReplayCounts {

        private int replayed;
        private int failed;

        Replayed with(long waiting) {
            return new Replayed(replayed, failed, waiting);
        }
    }
}
