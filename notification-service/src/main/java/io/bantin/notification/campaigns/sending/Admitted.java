package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.pacing.Domain;
import io.bantin.notification.mail.OutgoingMail;

/** A mail that may go out now: its turn is taken, and its domain has let it in. */
record Admitted(Batch.Addressee addressee, OutgoingMail mail, Domain domain) {

    /** In the chunk. */
    int position() {
        return addressee.position();
    }
}
