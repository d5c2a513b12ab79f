package io.bantin.kit.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An element of a document's {@code outbox} array: one event that the broker has not acknowledged yet. */
public record OutboxEvent(
        String eventId,
        String type,
        long seq,
        String key,
        String source,
        Instant time,
        @Nullable String traceparent,
        String data) {}
