package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.delivery.ReceivingDomain;
import io.bantin.notification.mail.message.OutgoingMail;

/** A mail that may go out now: its turn is taken, and its domain has let it in. */
record AdmittedMail(RecipientBatch.Addressee addressee, OutgoingMail mail, ReceivingDomain domain) {

    /** In the chunk. */
    int position() {
        return addressee.position();
    }
}
