package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Frequency;
import java.util.HashSet;
import java.util.Set;

/**
 * The fields of a subscriber that are needed to send a mail, read shortly before it is sent.
 *
 * @param hasStrikes whether earlier mails were refused without a reason; an accepted mail clears them
 */
public record Recipient(
        String id,
        String email,
        String locale,
        SubscriberState state,
        Set<String> categoryIds,
        Frequency frequency,
        String token,
        boolean hasStrikes) {

    /** The followed categories among {@code pathIds}; empty unless the subscriber chose instant mails. */
    public Set<String> followed(Set<String> pathIds) {
        if (frequency != Frequency.INSTANT) {
            return Set.of();
        }
        Set<String> followed = HashSet.newHashSet(2);
        for (String category : categoryIds) {
            if (pathIds.contains(category)) {
                followed.add(category);
            }
        }
        return followed;
    }

    /** Omits the address, because it must not appear in logs. */
    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }
}
