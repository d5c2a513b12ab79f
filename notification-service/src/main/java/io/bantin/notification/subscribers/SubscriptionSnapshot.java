package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription was at a given time, as far as its history tells.
 *
 * @param since the change that made it so; a mere change of mind is none
 * @param categoryIds what was followed then; null where the history does not go back that far
 * @param frequency the same
 */
public record SubscriptionSnapshot(
        SubscriptionChange since,
        @Nullable Set<String> categoryIds,
        @Nullable Frequency frequency) {

    /** Empty when nothing is known of that time: not subscribed yet, or so long ago that it was forgotten. */
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
