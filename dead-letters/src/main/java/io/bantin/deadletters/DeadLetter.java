package io.bantin.deadletters;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A record that a consumer group could not handle.
 *
 * @param reason why the consumer failed the last time
 * @param arrivals how often the consumer put the record aside
 * @param replays how often an operator sent it to its topic again
 * @param state as stored; {@code PARKED} is derived by {@link DeadLetters#stateOf}
 * @param decidedAt when it was replayed or discarded; null while it waits
 * @param record null in lists
 * @param seen what was counted of each partition of the dead-letter topic; null in lists
 */
@Document("dead_letters")
public record DeadLetter(
        @Id String id,
        String topic,
        String group,
        Content content,
        String reason,
        Instant firstSeen,
        Instant lastSeen,
        long arrivals,
        int replays,
        DeadLetterState state,
        @Nullable String discardReason,
        @Nullable Instant decidedAt,
        @Nullable StoredRecord record,
        @Nullable Map<String, Seen> seen) {

    /** Excerpts of the record as text; null where nothing can be read. */
    public record Content(
            @Nullable String key,
            @Nullable String eventId,
            @Nullable String eventType,
            @Nullable String excerpt) {}

    /** The highest offset and the latest timestamp. */
    record Seen(long offset, long timestamp) {}

    static DeadLetter opening(DeadLetterArrival arrival, Instant now) {
        OriginalRecord record = arrival.record();
        return new DeadLetter(
                arrival.deadLetterId(),
                arrival.from().topic().topicName(),
                arrival.from().group(),
                record.content(),
                arrival.reason(),
                now,
                now,
                1,
                0,
                DeadLetterState.WAITING,
                null,
                null,
                StoredRecord.of(record),
                Map.of(partition(record), new Seen(arrival.offset(), arrival.timestamp())));
    }

    /** The key of a partition in {@link #seen}. */
    static String partition(OriginalRecord record) {
        return "p" + record.partition();
    }

    /** Returns the record; only a dead letter that was read by its id has it. */
    public OriginalRecord whole() {
        return Objects.requireNonNull(record, "A dead letter from a list has no record")
                .record();
    }
}
