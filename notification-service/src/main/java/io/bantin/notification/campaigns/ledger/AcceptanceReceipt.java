package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The replies of a mail server to the accepted mails of one mark.
 *
 * @param at when the first mail was accepted; the others followed before the mark
 * @param server host and port of the mail server
 * @param positions the recipients, by their position in the chunk
 * @param replies the server's reply to each recipient, in the same order, one line each; most carry the queue id under which the
 *     server's log has the mail
 */
public record AcceptanceReceipt(Instant at, String server, List<Integer> positions, String replies) {

    static final int MAX_REPLY = 120;

    /** The form in the store. */
    Document document() {
        return new Document("at", at)
                .append("server", server)
                .append("positions", positions)
                .append("replies", replies);
    }

    /** The server's reply to this recipient. */
    public Optional<String> replyTo(int position) {
        int index = positions.indexOf(position);
        return index < 0 ? Optional.empty() : replies.lines().skip(index).findFirst();
    }
}
