package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.subscribers.Recipient;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The next recipients of a chunk as they were a moment ago. */
final class RecipientBatch {

    /** Who left must not get a mail that is begun later than this (and a mark or two) after they did. */
    private static final long FRESH = 1_000_000_000L;

    /** One recipient, by position in the chunk. */
    sealed interface Next {

        int position();
    }

    /**
     * Still wants it, since they follow these categories of its article.
     *
     * @param selfPauses how often the campaign had paused itself when it was allowed to send
     */
    record Addressee(int position, Recipient recipient, Set<String> followed, int selfPauses) implements Next {}

    /** Gets none after all. */
    record Skipped(int position, SkipReason reason) implements Next {}

    private final long readAt;
    private final Deque<Next> rest;

    RecipientBatch(long readAt, Collection<Next> recipients) {
        this.readAt = readAt;
        this.rest = new ArrayDeque<>(recipients);
    }

    static RecipientBatch empty() {
        return new RecipientBatch(0, List.of());
    }

    boolean isUsable(long now) {
        return !rest.isEmpty() && isFresh(now);
    }

    /** Whoever was taken out of it may still be sent their mail. */
    boolean isFresh(long now) {
        return now - readAt <= FRESH;
    }

    /** Will most likely be fresh when the mail has been sent that is sent now. */
    boolean isFreshForLong(long now) {
        return now - readAt <= FRESH / 2;
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    Next peek() {
        return rest.element();
    }

    Next next() {
        return rest.remove();
    }
}
