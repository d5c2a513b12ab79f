package io.bantin.notification.subscribers.preferences;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A subscription that is not active any more: a new one needs a new consent. */
public final class SubscriptionEnded extends Problem {

    private SubscriptionEnded(String detail) {
        super(HttpStatus.CONFLICT, "subscription-ended", "The subscription has ended", detail);
    }

    static SubscriptionEnded cannotChange() {
        return new SubscriptionEnded("This subscription is not active any more; subscribe anew to receive mail again.");
    }

    /** By the link that is used again. */
    public static SubscriptionEnded afterItWasConfirmed() {
        return new SubscriptionEnded(
                "This subscription was confirmed with this link, and has ended since; subscribe anew to"
                        + " receive mail again.");
    }

    /** Before anybody confirmed it. */
    public static SubscriptionEnded afterItWasAskedFor() {
        return new SubscriptionEnded(
                "All mail to this address was ended after this link was sent; subscribe anew to receive mail again.");
    }
}
