package io.bantin.deadletters;

import io.bantin.kit.problems.OutageDetection;
import io.bantin.kit.topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people decide on dead letters. Each decision may be made twice, also by two at once, and adds nothing for consumers. */
public final class DeadLetterDecisions {

    /** Less than a gateway waits for an answer. */
    private static final Duration TIME_FOR_ALL = Duration.ofSeconds(30);

    private static final int PAGE = 100;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterDecisions.class);

    /**
     * What became of a wish to replay.
     *
     * @param replayed how many were sent to their topics again
     * @param failed how many the broker refused; the log says why
     * @param waiting how many of those asked for wait now: for want of time, because they were refused, or back again
     */
    public record Replayed(int replayed, int failed, long waiting) {}

    private final DeadLetters letters;
    private final DeadLetterUpdates changes;
    private final ReplaySender sender;

    DeadLetterDecisions(DeadLetters letters, DeadLetterUpdates changes, ReplaySender sender) {
        this.letters = letters;
        this.changes = changes;
        this.sender = sender;
    }

    /** Those of them that wait; by force also what is parked, discarded, or was replayed before. */
    public Replayed replay(Collection<String> ids, boolean force) {
        Tally tally = new Tally();
        ids.forEach(id -> replay(id, force, tally));
        return tally.with(letters.countWaiting(ids));
    }

    /** All that wait, the oldest first, each once however soon it is back; as many as half a minute allows. */
    public Replayed replayAll(@Nullable Topic topic) {
        Tally tally = new Tally();
        replayAll(topic, tally, System.nanoTime() + TIME_FOR_ALL.toNanos());
        return tally.with(letters.count(DeadLetterState.WAITING, topic));
    }

    private void replayAll(@Nullable Topic topic, Tally tally, long end) {
        List<DeadLetter> page = letters.oldestWaiting(topic, null, PAGE);
        while (!page.isEmpty()) {
            for (DeadLetter letter : page) {
                if (System.nanoTime() - end > 0) {
                    return;
                }
                replay(letter.id(), false, tally);
            }
            page = letters.oldestWaiting(topic, page.getLast(), PAGE);
        }
    }

    /** For good: it stays discarded when the same record comes again. */
    public Optional<DeadLetter> discard(String id, String reason) {
        changes.discard(id, reason);
        return letters.find(id);
    }

    private void replay(String id, boolean force, Tally tally) {
        Optional<DeadLetter> letter = letters.find(id).flatMap(found -> replayable(found, force));
        if (letter.isEmpty()) {
            return;
        }
        try {
            sender.send(letter.get().topic(), letter.get().whole());
            changes.replayed(letter.get());
            tally.replayed++;
        } catch (RuntimeException e) {
            // Something is away: the others would fare no better, and whoever asks learns it from the problem.
            if (OutageDetection.explains(e)) {
                throw e;
            }
            log.error("Dead letter {} could not be replayed", id, e);
            tally.failed++;
        }
    }

    private Optional<DeadLetter> replayable(DeadLetter letter, boolean force) {
        return switch (letters.stateOf(letter)) {
            case WAITING -> Optional.of(letter);
            case PARKED, REPLAYED -> force ? Optional.of(letter) : Optional.empty();
            case DISCARDED -> force ? changes.takenBack(letter.id()) : Optional.empty();
        };
    }

    private static final class Tally {

        private int replayed;
        private int failed;

        Replayed with(long waiting) {
            return new Replayed(replayed, failed, waiting);
        }
    }
}
