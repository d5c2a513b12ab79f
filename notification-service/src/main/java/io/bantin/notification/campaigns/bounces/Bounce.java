package io.bantin.notification.campaigns.bounces;

import io.bantin.notification.mail.smtp.BounceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bson.Document;

/**
 * The rejection of RCPT, which may mean that the address is bad. The mark stores it in the chunk. It takes effect once a
 * later mail of the campaign is accepted or the campaign finishes, since a server that rejects every mail says nothing about
 * addresses.
 *
 * @param at when the mail was rejected, in the store's precision
 * @param selfPauses how often the campaign had paused itself when the mail was begun; the bounce is void once that number grows
 * @param confirmed the bounce takes effect, whatever happens next
 */
public record Bounce(
        String subscriberId, BounceType type, String reply, Instant at, int selfPauses, boolean confirmed) {

    public Bounce {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The form in the store. */
    public Document document() {
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
