package io.bantin.notification.subscriptions;

import java.util.Collections;
import java.util.Set;

/** A subscriber as the sender sees them just before a letter goes out. */
public record Recipient(
        String id,
        String email,
        String locale,
        SubscriberState state,
        Set<String> categoryIds,
        Frequency frequency,
        String token) {

    /** Whether a letter about an article on these paths may still be sent to them at once. */
    public boolean wantsAtOnce(Set<String> pathIds) {
        return state == SubscriberState.ACTIVE
                && frequency == Frequency.INSTANT
                && !Collections.disjoint(categoryIds, pathIds);
    }

    /** Without the address: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }
}
