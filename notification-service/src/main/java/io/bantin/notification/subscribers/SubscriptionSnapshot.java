package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription at a given time, reconstructed from its history.
 *
 * @param since the change that led to this state; a new choice does not count
 * @param categoryIds the categories followed then; null if the history does not reach back that far
 * @param frequency the frequency then; null if the history does not reach back that far
 */
public record SubscriptionSnapshot(
        SubscriptionChange since,
        @Nullable Set<String> categoryIds,
        @Nullable Frequency frequency) {

    /** Empty if the history has no entry before {@code time}: not subscribed yet, or too long ago. */
    public static Optional<SubscriptionSnapshot> of(Subscriber subscriber, Instant time) {
        SubscriptionSnapshot past = null;
        for (SubscriptionChange change : subscriber.changes()) {
            if (!change.at().isAfter(time)) {
                past = past == null
                        ? new SubscriptionSnapshot(change, change.categoryIds(), change.frequency())
                        : past.after(change);
            }
        }
        return Optional.ofNullable(past);
    }

    private SubscriptionSnapshot after(SubscriptionChange change) {
        return new SubscriptionSnapshot(
                change.what() == SubscriptionChange.Kind.CHOSE ? since : change,
                change.categoryIds() == null ? categoryIds : change.categoryIds(),
                change.frequency() == null ? frequency : change.frequency());
    }
}
