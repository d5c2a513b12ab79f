package io.bantin.notification.campaigns.ledger;

import io.bantin.kit.claims.ClaimState;
import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A chunk without the ids of its recipients: enough to see what is due and to count outcomes. */
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

    /** The time at which a recipient of this chunk is due, when none is due now. */
    public Instant dueAt() {
        Instant attempt = progress().nextAttemptAt();
        return notBefore == null || notBefore.isBefore(attempt) ? attempt : notBefore;
    }

    /**
     * The time since which the recipient that has waited longest is due; empty when no recipient is due. A deferred recipient
     * is due since its next attempt was due, a recipient that was never tried since the campaign was opened.
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
