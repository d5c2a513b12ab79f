package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * An entry of a subscription's history. The history explains later whether a subscriber was in an audience.
 *
 * @param categoryIds the categories chosen by this change; null if it did not affect them
 * @param frequency the frequency chosen by this change; null if it did not affect it
 * @param reason the reply that suppressed the address, or the import that brought it
 */
public record SubscriptionChange(
        Instant at,
        Kind what,
        @Nullable Set<String> categoryIds,
        @Nullable Frequency frequency,
        @Nullable String reason) {

    /** The number of latest changes that are kept. */
    static final int KEPT = 50;

    /** The kind of change. */
    public enum Kind {
        CONFIRMED,
        IMPORTED,
        CHOSE,
        LEFT,
        SUPPRESSED,
        LIFTED
    }

    static SubscriptionChange confirmed(Instant at, Choice choice) {
        return new SubscriptionChange(at, Kind.CONFIRMED, choice.categoryIds(), choice.frequency(), null);
    }

    static SubscriptionChange imported(Instant at, Choice choice, String how) {
        return new SubscriptionChange(at, Kind.IMPORTED, choice.categoryIds(), choice.frequency(), how);
    }

    static SubscriptionChange chose(Instant at, Choice.Partial wanted) {
        return new SubscriptionChange(at, Kind.CHOSE, wanted.categoryIds(), wanted.frequency(), null);
    }

    static SubscriptionChange left(Instant at) {
        return new SubscriptionChange(at, Kind.LEFT, null, null, null);
    }

    public static SubscriptionChange suppressed(Instant at, String reply) {
        return new SubscriptionChange(at, Kind.SUPPRESSED, null, null, reply);
    }

    public static SubscriptionChange lifted(Instant at, String reason) {
        return new SubscriptionChange(at, Kind.LIFTED, null, null, reason);
    }

    /** Adds this change to the history in the same update. Only the latest {@link #KEPT} changes stay. */
    public Update appendTo(Update update) {
        update.push("history").slice(-KEPT).each(this);
        return update;
    }
}
