package io.bantin.notification.campaigns.ledger;

import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a chunk. A recipient whose mail was accepted has a bit, a recipient with another outcome has an entry, and a
 * recipient that was never tried has neither. What is due is derived from these.
 */
record ChunkProgress(int size, Bitmap accepted, Map<Integer, RecipientOutcome> entries) {

    boolean isSettled() {
        return accepted.count() + finalEntries() == size;
    }

    boolean isDue(int index, Instant now) {
        RecipientOutcome entry = entries.get(index);
        return isPending(index) && (entry == null || entry.isDue(now));
    }

    boolean hasDue(Instant now) {
        return hasUntried() || entries.values().stream().anyMatch(entry -> entry.isDue(now));
    }

    /** The time of the next attempt: the beginning of time if a recipient was never tried, the end of time if none is pending. */
    Instant nextAttemptAt() {
        if (hasUntried()) {
            return Instant.MIN;
        }
        return entries.values().stream()
                .filter(entry -> !entry.isFinal())
                .map(entry -> entry.nextAttemptAt() instanceof Instant at ? at : Instant.MIN)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    CampaignCounts counts(@Nullable Instant firstAcceptedAt) {
        return new CampaignCounts(
                size,
                accepted.count(),
                with(UndeliveredStatus.DEFERRED),
                with(UndeliveredStatus.FAILED),
                with(UndeliveredStatus.SKIPPED),
                firstAcceptedAt);
    }

    private boolean hasUntried() {
        return accepted.count() + entries.size() < size;
    }

    private boolean isPending(int index) {
        RecipientOutcome entry = entries.get(index);
        return !accepted.get(index) && (entry == null || !entry.isFinal());
    }

    private long finalEntries() {
        return entries.values().stream().filter(RecipientOutcome::isFinal).count();
    }

    private long with(UndeliveredStatus outcome) {
        return entries.values().stream()
                .filter(entry -> entry.outcome() == outcome)
                .count();
    }
}
