package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What a mail server said to the mails of one mark that it accepted.
 *
 * @param at when the first of them was accepted; the others followed within the mark
 * @param server which server it was
 * @param positions the recipients, by their position in the chunk
 * @param replies the server's words for each of them, in the same order, a line each: most carry the number under which the
 *     server's own log knows the mail
 */
public record Receipt(Instant at, String server, List<Integer> positions, String replies) {

    static final int LONGEST_REPLY = 120;

    /** As it lies in the store. */
    Document document() {
        return new Document("at", at)
                .append("server", server)
                .append("positions", positions)
                .append("replies", replies);
    }

    /** The server's words for this recipient. */
    public Optional<String> replyTo(int position) {
        int index = positions.indexOf(position);
        return index < 0 ? Optional.empty() : replies.lines().skip(index).findFirst();
    }
}
