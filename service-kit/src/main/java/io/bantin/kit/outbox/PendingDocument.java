package io.bantin.kit.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A document with unsent events. */
record PendingDocument(@Id String id, @Nullable List<Waiting> outbox) {

    /** Identifies the oldest unsent event; it changes when that event was sent, also in a document that is written all the time. */
    String oldestEvent() {
        return outbox == null || outbox.isEmpty()
                ? id
                : id + " " + outbox.getFirst().eventId();
    }

    @Nullable
    Instant since() {
        return outbox == null || outbox.isEmpty() ? null : outbox.getFirst().time();
    }

    record Waiting(String eventId, Instant time) {}
}
