package io.bantin.deadletters.operators;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bantin.deadletters.DeadLetter;
import io.bantin.deadletters.DeadLetterState;
import io.bantin.deadletters.OriginalRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it.
 *
 * @param body as text; in lists only its beginning
 * @param partition absent in lists, like the headers
 */
record DeadLetterView(
        String id,
        String topic,
        String group,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String eventType,
        String reason,
        @Nullable String body,
        Instant firstSeen,
        Instant lastSeen,
        long arrivals,
        int replays,
        DeadLetterState state,
        @Nullable String discardReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer partition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HeaderView> headers) {

    /** A header of the record, as text. */
    record HeaderView(String name, @Nullable String value) {

        static HeaderView of(OriginalRecord.Header header) {
            byte[] value = header.value();
            return new HeaderView(header.name(), value == null ? null : new String(value, StandardCharsets.UTF_8));
        }
    }

    /** One of many. */
    static DeadLetterView of(DeadLetter deadLetter, DeadLetterState state) {
        DeadLetter.Content content = deadLetter.content();
        return of(deadLetter, state, content.key(), content.excerpt(), null);
    }

    static DeadLetterView whole(DeadLetter deadLetter, DeadLetterState state) {
        OriginalRecord record = deadLetter.whole();
        return of(deadLetter, state, record.keyText(), record.body(), record);
    }

    private static DeadLetterView of(
            DeadLetter deadLetter,
            DeadLetterState state,
            @Nullable String key,
            @Nullable String body,
            @Nullable OriginalRecord record) {
        return new DeadLetterView(
                deadLetter.id(),
                deadLetter.topic(),
                deadLetter.group(),
                key,
                deadLetter.content().eventId(),
                deadLetter.content().eventType(),
                deadLetter.reason(),
                body,
                deadLetter.firstSeen(),
                deadLetter.lastSeen(),
                deadLetter.arrivals(),
                deadLetter.replays(),
                state,
                deadLetter.discardReason(),
                record == null ? null : record.partition(),
                record == null
                        ? null
                        : record.headers().stream().map(HeaderView::of).toList());
    }
}
