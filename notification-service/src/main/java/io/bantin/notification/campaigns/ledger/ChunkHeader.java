package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.ClaimState;
import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A chunk without its recipients: enough to see whether something is due, and what became of all. */
public record ChunkHeader(
        String id,
        int size,
        byte[] accepted,
        Map<Integer, RecipientOutcome> entries,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant notBefore,
        int reopens,
        ClaimState claim) {

    public boolean isDue(Instant now) {
        return (notBefore == null || !now.isBefore(notBefore)) && progress().hasDue(now);
    }

    /** When somebody of a chunk in which nobody is due will be. */
    public Instant dueAt() {
        Instant attempt = progress().nextAttemptAt();
        return notBefore == null || notBefore.isBefore(attempt) ? attempt : notBefore;
    }

    /**
     * Since when the first of those who are due now has been: a deferred one since its time came, one who was never tried since
     * the campaign was opened. Empty when nobody is due.
     */
    public Optional<Instant> dueSince(Instant opened, Instant now) {
        Instant attempt = progress().nextAttemptAt();
        if (attempt.isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(attempt.isBefore(opened) ? opened : attempt);
    }

    public boolean isSettled() {
        return progress().isSettled();
    }

    public CampaignCounts counts() {
        return progress().counts(firstAcceptedAt);
    }

    private ChunkProgress progress() {
        return new ChunkProgress(size, new Bitmap(accepted), entries);
    }
}
