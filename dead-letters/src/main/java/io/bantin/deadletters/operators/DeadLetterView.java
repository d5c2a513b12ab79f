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
 * @param body as text; in lists its beginning
 * @param partition and {@code headers}: not in lists
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
    static DeadLetterView of(DeadLetter letter, DeadLetterState state) {
        DeadLetter.Content content = letter.content();
        return of(letter, state, content.key(), content.excerpt(), null);
    }

    static DeadLetterView whole(DeadLetter letter, DeadLetterState state) {
        OriginalRecord record = letter.whole();
        return of(letter, state, record.keyText(), record.body(), record);
    }

    private static DeadLetterView of(
            DeadLetter letter,
            DeadLetterState state,
            @Nullable String key,
            @Nullable String body,
            @Nullable OriginalRecord record) {
        return new DeadLetterView(
                letter.id(),
                letter.topic(),
                letter.group(),
                key,
                letter.content().eventId(),
                letter.content().eventType(),
                letter.reason(),
                body,
                letter.firstSeen(),
                letter.lastSeen(),
                letter.arrivals(),
                letter.replays(),
                state,
                letter.discardReason(),
                record == null ? null : record.partition(),
                record == null
                        ? null
                        : record.headers().stream().map(HeaderView::of).toList());
    }
}
