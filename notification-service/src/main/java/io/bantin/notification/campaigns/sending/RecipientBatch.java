package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.subscribers.Recipient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The next recipients of a chunk, as they were when they were read. */
final class RecipientBatch {

    /** How long a read is valid. A subscriber who leaves gets no mail that is begun later than about this after leaving. */
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    /** One recipient, by position in the chunk. */
    sealed interface Entry {

        int position();
    }

    /**
     * A recipient who still wants the mail.
     *
     * @param followed the categories of the article that this recipient follows
     * @param selfPauses how often the campaign had paused itself when the batch was read
     */
    record Addressee(int position, Recipient recipient, Set<String> followed, int selfPauses) implements Entry {}

    /** A planned recipient who gets no mail. */
    record Skipped(int position, SkipReason reason) implements Entry {}

    private final long readAt;
    private final Deque<Entry> entries;

    RecipientBatch(long readAt, Collection<Entry> entries) {
        this.readAt = readAt;
        this.entries = new ArrayDeque<>(entries);
    }

    static RecipientBatch empty() {
        return new RecipientBatch(0, List.of());
    }

    boolean isUsable(long now) {
        return !entries.isEmpty() && isFresh(now);
    }

    /** Recipients taken from the batch may still get their mail. */
    boolean isFresh(long now) {
        return now - readAt <= MAX_AGE.toNanos();
    }

    /** The batch will most likely still be fresh when the mail that is being sent is answered. */
    boolean isFreshEnoughToPipeline(long now) {
        return now - readAt <= MAX_AGE.toNanos() / 2;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Entry peek() {
        return entries.element();
    }

    void remove() {
        entries.remove();
    }
}
