package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import org.bson.Document;

/** An attempt that was not accepted, and what the receiver said, or why it said nothing. */
public record Attempt(Instant at, String reply) {

    /** As it lies in the store. */
    Document document() {
        return new Document("at", at).append("reply", reply);
    }
}
