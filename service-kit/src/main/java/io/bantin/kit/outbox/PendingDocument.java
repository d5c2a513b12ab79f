package io.bantin.kit.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A document that waits for its events to be sent. */
record PendingDocument(@Id String id, @Nullable List<Waiting> outbox) {

    /** Of a document that is written again and again, this changes whenever something was sent. */
    String sign() {
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
