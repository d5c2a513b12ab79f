package io.bantin.notification.subscribers;

import io.bantin.notification.subscribers.choices.Frequency;
import java.util.HashSet;
import java.util.Set;

/**
 * A subscriber as the sender sees them just before a letter goes out.
 *
 * @param hasStrikes earlier mails were refused without a reason, which the next one accepted refutes
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

    /** Of the categories on an article's paths those that they follow, if they want to hear of them at once. */
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

    /** Without the address: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }
}
