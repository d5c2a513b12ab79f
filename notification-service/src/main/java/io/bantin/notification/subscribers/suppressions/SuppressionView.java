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

/** A suppressed address with the reason. */
record SuppressionView(
        String subscriberId,
        String email,
        SuppressionReason reason,

        @Schema(description = "The reply of the mail server")
        String reply,

        Instant suppressedAt,

        @Schema(description = "The campaign whose mail was refused; null for old suppressions") @Nullable
        String eventId,

        @Schema(description = "The first refusals without a reason that led to the suppression")
        List<Strike> strikes) {

    /** Empty if the address is not suppressed. */
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

    /** Omits the address, because it must not appear in logs. */
    @Override
    public String toString() {
        return "SuppressionView[" + subscriberId + "]";
    }
}
