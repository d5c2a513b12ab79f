package io.bantin.notification.subscribers.suppressions;

import io.bantin.kit.problems.Problem;
import io.bantin.notification.subscribers.SubscriberState;
import org.springframework.http.HttpStatus;

/** There is no suppression to lift. */
final class NotSuppressed extends Problem {

    private NotSuppressed(HttpStatus status, String detail) {
        super(status, "not-suppressed", "Not suppressed", detail);
    }

    static NotSuppressed noSubscriber() {
        return new NotSuppressed(HttpStatus.NOT_FOUND, "No subscriber has this address.");
    }

    static NotSuppressed but(SubscriberState state) {
        return new NotSuppressed(
                HttpStatus.CONFLICT,
                switch (state) {
                    case ACTIVE -> "This address is not suppressed: its subscription is active.";
                    case PENDING -> "This address is not suppressed: its subscription is not confirmed.";
                    case LEFT -> "This address is not suppressed: its owner has unsubscribed.";
                    case SUPPRESSED -> "The suppression of this address has changed in the meantime; read it again.";
                });
    }
}
