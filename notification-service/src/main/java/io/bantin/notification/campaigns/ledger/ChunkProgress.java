package io.bantin.notification.campaigns.ledger;

import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far a chunk is: a recipient has a bit when the mail was accepted, an entry for any other outcome, and neither as long
 * as nothing was tried. What is due is derived from these.
 */
record ChunkProgress(int size, Bitmap accepted, Map<Integer, RecipientOutcome> entries) {

    /** Those with no final outcome, in order. */
    IntStream pending() {
        return IntStream.range(0, size).filter(this::isPending);
    }

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

    /** When the first of those pending is due; never when there is none. */
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
                with(Outcome.DEFERRED),
                with(Outcome.FAILED),
                with(Outcome.SKIPPED),
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

    private long with(Outcome outcome) {
        return entries.values().stream()
                .filter(entry -> entry.outcome() == outcome)
                .count();
    }
}
