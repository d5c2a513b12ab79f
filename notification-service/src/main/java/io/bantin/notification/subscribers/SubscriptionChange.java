package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Something that happened to a subscription, kept with it so that it can be told who was in an audience at a given time.
 *
 * @param categoryIds what is chosen from then on; null where this change says nothing of it
 * @param frequency the same
 * @param reason the reply that suppressed the address, or the import it came with
 */
public record SubscriptionChange(
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

    /** Adds this change to the history in the same update; the oldest changes beyond {@link #KEPT} go. */
    public Update appendTo(Update update) {
        update.push("history").slice(-KEPT).each(this);
        return update;
    }
}
