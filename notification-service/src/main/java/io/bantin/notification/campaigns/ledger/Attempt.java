package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import org.bson.Document;

/** An attempt that was not accepted, with the receiver's reply, or the reason why there is none. */
public record Attempt(Instant at, String reply) {

    /** The form in the store. */
    Document document() {
        return new Document("at", at).append("reply", reply);
    }
}
