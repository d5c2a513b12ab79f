package io.bantin.kit.outbox;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sends the events of one document, oldest first. Each event waits until the broker has acknowledged the one before. */
final class OutboxFlush {

    private final String collection;
    private final String binding;
    private final OutboxStore store;
    private final EventSender sender;

    /** The number of requests for each document that a thread is flushing; one thread at a time flushes a document. */
    private final ConcurrentMap<String, Integer> requests = new ConcurrentHashMap<>();

    OutboxFlush(String collection, String binding, OutboxStore store, EventSender sender) {
        this.collection = collection;
        this.binding = binding;
        this.store = store;
        this.sender = sender;
    }

    /** If another thread is flushing this document, returns at once: that thread checks for new events before it finishes. */
    void flush(String id) {
        if (requests.merge(id, 1, Integer::sum) > 1) {
            return;
        }
        try {
            Integer seen;
            do {
                seen = requests.get(id);
                sendAll(id);
            } while (!requests.remove(id, seen));
        } catch (RuntimeException | Error e) {
            requests.remove(id);
            throw e;
        }
    }

    private void sendAll(String id) {
        List<OutboxEvent> unsent = store.unsent(collection, id);
        while (!unsent.isEmpty()) {
            OutboxEvent oldest = unsent.stream()
                    .min(Comparator.comparingLong(OutboxEvent::seq))
                    .orElseThrow();
            sender.send(binding, oldest);
            unsent = store.remove(collection, id, oldest);
        }
        store.clearPending(collection, id);
    }
}
