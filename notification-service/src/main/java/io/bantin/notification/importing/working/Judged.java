package io.bantin.notification.importing.working;

import io.bantin.notification.importing.Rejection;
import io.bantin.notification.subscriptions.Subscriber;

/** A row by itself: whom it would make a subscriber, or why nobody. */
sealed interface Judged {

    /**
     * @param how how the consent came here, which tells this row from all others
     */
    record Wanted(int line, String how, Subscriber subscriber) implements Judged {}

    record Refused(Rejection rejection) implements Judged {}
}
