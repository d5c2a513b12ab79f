package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.delivery.DomainThrottle;
import io.bantin.notification.mail.message.OutgoingMail;

/** A mail that may go out now, with permits of the rate limits. Either it is sent, or its permits are returned. */
record AdmittedMail(RecipientBatch.Addressee addressee, OutgoingMail mail, DomainThrottle domain) {

    /** The recipient's position in the chunk. */
    int position() {
        return addressee.position();
    }
}
