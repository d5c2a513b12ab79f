package io.bantin.notification.subscribers.subscription;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The subscription is no longer active. A new one needs a new consent. */
public final class SubscriptionEnded extends Problem {

    private SubscriptionEnded(String detail) {
        super(HttpStatus.CONFLICT, "subscription-ended", "The subscription has ended", detail);
    }

    static SubscriptionEnded cannotChange() {
        return new SubscriptionEnded("This subscription is no longer active; subscribe again to receive mail.");
    }

    /** The confirmation link was used before and is opened again. */
    public static SubscriptionEnded afterItWasConfirmed() {
        return new SubscriptionEnded(
                "This subscription was confirmed with this link and has ended since; subscribe again to receive"
                        + " mail.");
    }

    /** The subscriber left after the sign-up and before its confirmation. */
    public static SubscriptionEnded afterItWasAskedFor() {
        return new SubscriptionEnded(
                "All mail to this address was stopped after this link was sent; subscribe again to receive mail.");
    }
}
