package io.bantin.notification.subscribers.suppressions;

import io.bantin.kit.problems.Problem;
import io.bantin.notification.subscribers.SubscriberState;
import org.springframework.http.HttpStatus;

/** There is no suppression to take back. */
final class NotSuppressed extends Problem {

    private NotSuppressed(HttpStatus status, String detail) {
        super(status, "not-suppressed", "Not suppressed", detail);
    }

    static NotSuppressed unknown() {
        return new NotSuppressed(HttpStatus.NOT_FOUND, "Nobody with this address is subscribed.");
    }

    static NotSuppressed but(SubscriberState state) {
        return new NotSuppressed(
                HttpStatus.CONFLICT,
                switch (state) {
                    case ACTIVE -> "This address is not suppressed: mails are sent to it.";
                    case PENDING -> "This address is not suppressed: it has not confirmed its subscription.";
                    case LEFT -> "This address is not suppressed: its owner has left.";
                    case SUPPRESSED -> "The suppression of this address changed meanwhile; look at it again.";
                });
    }
}
