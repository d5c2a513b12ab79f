package io.bantin.notification.managing;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A change to a subscription that is not active: a new one needs a new consent. */
final class SubscriptionEnded extends Problem {

    private SubscriptionEnded() {
        super(
                HttpStatus.CONFLICT,
                "subscription-ended",
                "The subscription has ended",
                "This subscription is not active any more; subscribe anew to receive mail again.");
    }

    static SubscriptionEnded cannotChange() {
        return new SubscriptionEnded();
    }
}
