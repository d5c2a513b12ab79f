package io.bantin.notification.subscribers.subscription;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The token opens no subscription: it is incomplete, or the subscriber was erased. */
final class SubscriptionNotFound extends Problem {

    private SubscriptionNotFound() {
        super(
                HttpStatus.NOT_FOUND,
                "subscription-not-found",
                "No such subscription",
                "This link opens no subscription; use the complete link from a mail, or subscribe again.");
    }

    static SubscriptionNotFound byToken() {
        return new SubscriptionNotFound();
    }
}
