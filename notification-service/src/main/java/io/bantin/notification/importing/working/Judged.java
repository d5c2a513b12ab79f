package io.bantin.notification.importing.working;

import io.bantin.notification.importing.Rejection;
import io.bantin.notification.subscriptions.Subscriber;

/** A row by itself: whom it would make a subscriber, or why nobody. */
sealed interface Judged {

    int line();

    /** How its consent would come here, or came when the row was judged otherwise: tells it from all other rows. */
    String how();

    record Wanted(int line, String how, Subscriber subscriber) implements Judged {}

    record Refused(int line, String how, Rejection rejection) implements Judged {}
}
