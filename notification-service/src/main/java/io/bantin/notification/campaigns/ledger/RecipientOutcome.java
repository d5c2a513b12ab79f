package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one recipient, other than accepted.
 *
 * @param reply the receiver's reply, or the reason why there is none
 * @param attempts the number of attempts so far
 * @param nextAttemptAt when a deferred recipient is due again
 */
public record RecipientOutcome(
        UndeliveredStatus outcome,
        @Nullable String reply,
        int attempts,
        @Nullable Instant nextAttemptAt) {

    public static RecipientOutcome deferred(String reply, int attempts, Instant nextAttemptAt) {
        return new RecipientOutcome(UndeliveredStatus.DEFERRED, reply, attempts, nextAttemptAt);
    }

    public static RecipientOutcome failed(String reply, int attempts) {
        return new RecipientOutcome(UndeliveredStatus.FAILED, reply, attempts, null);
    }

    public static RecipientOutcome skipped(SkipReason reason, int attempts) {
        return new RecipientOutcome(UndeliveredStatus.SKIPPED, reason.words(), attempts, null);
    }

    /** The form in the store. */
    Document document() {
        return new Document("outcome", outcome.name())
                .append("reply", reply)
                .append("attempts", attempts)
                .append("nextAttemptAt", nextAttemptAt);
    }

    /** Every outcome but a skip comes from an attempt. */
    public boolean isOfAttempt() {
        return outcome != UndeliveredStatus.SKIPPED;
    }

    public String replyOrEmpty() {
        return reply == null ? "" : reply;
    }

    public boolean isFinal() {
        return outcome != UndeliveredStatus.DEFERRED;
    }

    boolean isDue(Instant now) {
        return !isFinal() && (nextAttemptAt == null || !now.isBefore(nextAttemptAt));
    }
}
