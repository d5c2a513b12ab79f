package io.bantin.notification.campaigns.ledger;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mails that the server accepted since the last mark. */
final class UnmarkedAcceptances {

    private final SortedMap<Integer, String> replies = new TreeMap<>();
    private Instant first = Instant.MAX;
    private String server = "";

    void add(int position, Instant at, String by, String reply) {
        String line = reply.replace('\n', ' ');
        replies.put(position, line.substring(0, Math.min(AcceptanceReceipt.MAX_REPLY, line.length())));
        first = at.isBefore(first) ? at : first;
        server = by;
    }

    boolean has(int position) {
        return replies.containsKey(position);
    }

    int count() {
        return replies.size();
    }

    /** The receipt for the next mark; null when no mail was accepted. */
    @Nullable
    AcceptanceReceipt receipt() {
        return replies.isEmpty()
                ? null
                : new AcceptanceReceipt(
                        first, server, List.copyOf(replies.keySet()), String.join("\n", replies.values()));
    }

    void clear() {
        replies.clear();
        first = Instant.MAX;
    }
}
