package io.bantin.notification.subscriptions;

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
public record Standing(
        Change since,
        @Nullable Set<String> categoryIds,
        @Nullable Frequency frequency) {

    /** Empty when nothing is known of that time: not subscribed yet, or so long ago that it was forgotten. */
    public static Optional<Standing> of(Subscriber subscriber, Instant time) {
        Standing standing = null;
        for (Change change : subscriber.changes()) {
            if (!change.at().isAfter(time)) {
                standing = standing == null
                        ? new Standing(change, change.categoryIds(), change.frequency())
                        : standing.after(change);
            }
        }
        return Optional.ofNullable(standing);
    }

    private Standing after(Change change) {
        return new Standing(
                change.what() == Change.Kind.CHOSE ? since : change,
                change.categoryIds() == null ? categoryIds : change.categoryIds(),
                change.frequency() == null ? frequency : change.frequency());
    }
}
