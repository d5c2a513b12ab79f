package io.bantin.notification.subscribers.subscription;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription as the holder of its link sees it. It omits the address, because links may be forwarded. */
public record SubscriptionView(
        SubscriberState status,
        Set<String> categoryIds,
        @Nullable Frequency frequency,
        @Nullable String locale,
        @Nullable Instant confirmedAt) {

    public static SubscriptionView of(Subscriber subscriber) {
        return of(subscriber, subscriber.choice());
    }

    /** The subscription as it would be with this choice. */
    public static SubscriptionView of(Subscriber subscriber, @Nullable Choice choice) {
        return new SubscriptionView(
                subscriber.state(),
                choice == null ? Set.of() : choice.categoryIds(),
                choice == null ? null : choice.frequency(),
                choice == null ? null : choice.locale(),
                subscriber.confirmedAt());
    }
}
