package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one recipient, other than accepted.
 *
 * @param reply the receiver's own words, or why there are none
 * @param attempts how often it was tried
 * @param nextAttemptAt when a deferred one is due again
 */
public record RecipientOutcome(
        Outcome outcome,
        @Nullable String reply,
        int attempts,
        @Nullable Instant nextAttemptAt) {

    public static RecipientOutcome deferred(String reply, int attempts, Instant nextAttemptAt) {
        return new RecipientOutcome(Outcome.DEFERRED, reply, attempts, nextAttemptAt);
    }

    public static RecipientOutcome failed(String reply, int attempts) {
        return new RecipientOutcome(Outcome.FAILED, reply, attempts, null);
    }

    public static RecipientOutcome skipped(SkipReason reason, int attempts) {
        return new RecipientOutcome(Outcome.SKIPPED, reason.words(), attempts, null);
    }

    /** As it lies in the store. */
    Document document() {
        return new Document("outcome", outcome.name())
                .append("reply", reply)
                .append("attempts", attempts)
                .append("nextAttemptAt", nextAttemptAt);
    }

    /** Everything but a skip is the outcome of an attempt. */
    boolean isOfAttempt() {
        return outcome != Outcome.SKIPPED;
    }

    String replyOrNothing() {
        return reply == null ? "" : reply;
    }

    public boolean isFinal() {
        return outcome != Outcome.DEFERRED;
    }

    boolean isDue(Instant now) {
        return !isFinal() && (nextAttemptAt == null || !now.isBefore(nextAttemptAt));
    }
}
