package io.bantin.notification.subscribers.preferences;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A token that opens no subscription: mistyped, or its owner was erased. */
final class SubscriptionNotFound extends Problem {

    private SubscriptionNotFound() {
        super(
                HttpStatus.NOT_FOUND,
                "subscription-not-found",
                "No such subscription",
                "This link opens no subscription; use the whole link of a mail, or subscribe anew.");
    }

    static SubscriptionNotFound byToken() {
        return new SubscriptionNotFound();
    }
}
