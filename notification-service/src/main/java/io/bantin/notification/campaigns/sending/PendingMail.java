package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.delivery.ReceivingDomain;
import io.bantin.notification.mail.message.OutgoingMail;

/** A mail that may go out now: the pace allows it, and its domain has admitted it. It is sent, or its admission is returned. */
record PendingMail(RecipientBatch.Addressee addressee, OutgoingMail mail, ReceivingDomain domain) {

    /** The recipient's position in the chunk. */
    int position() {
        return addressee.position();
    }
}
