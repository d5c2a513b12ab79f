package io.bantin.notification.subscribers;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subscription, kept with it so that it can be told who was in an audience at a given time.
 *
 * @param categoryIds what is chosen from then on; null where this change says nothing of it
 * @param frequency the same
 * @param reason the reply that suppressed the address, or the import it came with
 */
public record Change(
        Instant at,
        Kind what,
        @Nullable Set<String> categoryIds,
        @Nullable Frequency frequency,
        @Nullable String reason) {

    /** The last so many are kept. */
    static final int KEPT = 50;

    /** What happened. */
    public enum Kind {
        CONFIRMED,
        IMPORTED,
        CHOSE,
        LEFT,
        SUPPRESSED,
        LIFTED
    }

    static Change confirmed(Instant at, Choice choice) {
        return new Change(at, Kind.CONFIRMED, choice.categoryIds(), choice.frequency(), null);
    }

    static Change imported(Instant at, Choice choice, String how) {
        return new Change(at, Kind.IMPORTED, choice.categoryIds(), choice.frequency(), how);
    }

    static Change chose(Instant at, Choice.Partial wanted) {
        return new Change(at, Kind.CHOSE, wanted.categoryIds(), wanted.frequency(), null);
    }

    static Change left(Instant at) {
        return new Change(at, Kind.LEFT, null, null, null);
    }

    static Change suppressed(Instant at, String reply) {
        return new Change(at, Kind.SUPPRESSED, null, null, reply);
    }

    static Change lifted(Instant at, String reason) {
        return new Change(at, Kind.LIFTED, null, null, reason);
    }
}
