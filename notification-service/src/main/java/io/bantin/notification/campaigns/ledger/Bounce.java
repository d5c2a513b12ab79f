package io.bantin.notification.campaigns.ledger;

import io.bantin.notification.mail.smtp.BounceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bson.Document;

/**
 * What a refusal may say of an address. It is noted in the chunk by the update that notes the failure, and takes effect once a
 * later mail of the campaign is accepted or the campaign finishes: a server that refuses everybody says nothing of anybody.
 *
 * @param at when it was refused, as the store keeps it
 * @param selfPauses how often the campaign had paused itself when the mail was begun: once it pauses itself again, this is void
 * @param confirmed it takes effect, whatever happens next
 */
public record Bounce(
        String subscriberId, BounceType type, String reply, Instant at, int selfPauses, boolean confirmed) {

    public Bounce {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** As it lies in the store. */
    Document document() {
        return new Document("subscriberId", subscriberId)
                .append("type", type.name())
                .append("reply", reply)
                .append("at", at)
                .append("selfPauses", selfPauses)
                .append("confirmed", confirmed);
    }

    static Bounce of(Document stored) {
        return new Bounce(
                stored.getString("subscriberId"),
                BounceType.valueOf(stored.getString("type")),
                stored.getString("reply"),
                stored.getDate("at").toInstant(),
                stored.getInteger("selfPauses", 0),
                stored.getBoolean("confirmed", false));
    }
}
