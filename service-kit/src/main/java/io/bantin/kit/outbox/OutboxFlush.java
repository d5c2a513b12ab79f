package io.bantin.kit.outbox;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sends what one document holds, oldest first, each event after the broker's acknowledgement of the one before. */
final class OutboxFlush {

    private final String collection;
    private final String binding;
    private final OutboxStore outboxes;
    private final EventSender sender;

    /** How often each document in hand was asked for; one thread at a time works on a document. */
    private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();

    OutboxFlush(String collection, String binding, OutboxStore outboxes, EventSender sender) {
        this.collection = collection;
        this.binding = binding;
        this.outboxes = outboxes;
        this.sender = sender;
    }

    /** Who finds the document in other hands leaves it there: those look once more before they let go. */
    void drain(String id) {
        if (asked.merge(id, 1, Integer::sum) > 1) {
            return;
        }
        try {
            Integer seen;
            do {
                seen = asked.get(id);
                sendAll(id);
            } while (!asked.remove(id, seen));
        } catch (RuntimeException | Error e) {
            asked.remove(id);
            throw e;
        }
    }

    private void sendAll(String id) {
        List<OutboxEvent> unsent = outboxes.unsent(collection, id);
        while (!unsent.isEmpty()) {
            OutboxEvent oldest = unsent.stream()
                    .min(Comparator.comparingLong(OutboxEvent::seq))
                    .orElseThrow();
            sender.send(binding, oldest);
            unsent = outboxes.forget(collection, id, oldest);
        }
        outboxes.settle(collection, id);
    }
}
