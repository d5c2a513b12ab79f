package io.bantin.notification.subscribers.suppressions;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.Subscriber.Suppression;
import io.bantin.notification.subscribers.SuppressionReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address to which nothing is sent any more, and why. */
record SuppressionView(
        String subscriberId,
        String email,
        SuppressionReason reason,

        @Schema(description = "The mail server's own words") String reply,

        Instant suppressedAt,

        @Schema(description = "The campaign whose mail was refused; null of those from before this was kept") @Nullable
        String eventId,

        @Schema(description = "The refusals without a reason that led to it, the first ones")
        List<Strike> strikes) {

    /** Empty when the address is not suppressed. */
    static Optional<SuppressionView> of(Subscriber subscriber) {
        return Optional.ofNullable(subscriber.suppression()).map(suppression -> of(subscriber, suppression));
    }

    private static SuppressionView of(Subscriber subscriber, Suppression suppression) {
        return new SuppressionView(
                subscriber.id(),
                subscriber.email(),
                suppression.reason(),
                suppression.reply(),
                suppression.at(),
                suppression.eventId(),
                Objects.requireNonNullElse(subscriber.strikes(), List.of()));
    }

    /** Without the address: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "SuppressionView[" + subscriberId + "]";
    }
}
