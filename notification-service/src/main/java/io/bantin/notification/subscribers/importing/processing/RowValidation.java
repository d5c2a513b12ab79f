package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.importing.RowRejection;

/** A validated row: the subscriber that it would create, or the reason why it is invalid. */
sealed interface RowValidation {

    int line();

    /** The consent's {@code how} if this row is imported. It identifies the row among all rows of all imports. */
    String how();

    record Accepted(int line, String how, Subscriber subscriber) implements RowValidation {}

    record Rejected(int line, String how, RowRejection rejection) implements RowValidation {}
}
