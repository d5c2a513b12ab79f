package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.importing.RowRejection;

/** A row by itself: whom it would make a subscriber, or why nobody. */
sealed interface ValidatedRow {

    int line();

    /** How its consent would come here, or came when the row was judged otherwise: tells it from all other rows. */
    String how();

    record Wanted(int line, String how, Subscriber subscriber) implements ValidatedRow {}

    record Refused(int line, String how, RowRejection rejection) implements ValidatedRow {}
}
