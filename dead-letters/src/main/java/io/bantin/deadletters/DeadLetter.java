package io.bantin.deadletters;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A record that a consumer group could not handle, however often it came.
 *
 * @param reason why, the last time
 * @param arrivals how often it was put aside
 * @param replays how often it was sent to its topic again
 * @param state as stored, where {@code PARKED} does not occur: ask {@link DeadLetters#stateOf}
 * @param decidedAt when it was replayed or discarded; null while it waits
 * @param record absent in lists
 * @param seen by partition, what of the dead-letter topic was counted; absent in lists
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

    /** What the record says, as text and cut short; null where it says nothing that can be read. */
    public record Content(
            @Nullable String key,
            @Nullable String eventId,
            @Nullable String eventType,
            @Nullable String excerpt) {}

    /** The highest offset and the latest time. */
    record Seen(long offset, long timestamp) {}

    static DeadLetter opening(DeadLetterArrival arrival, Instant now) {
        OriginalRecord record = arrival.record();
        return new DeadLetter(
                arrival.letterId(),
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

    /** The name of a partition in {@link #seen}. */
    static String partition(OriginalRecord record) {
        return "p" + record.partition();
    }

    /** The record, of a letter that was read by its id. */
    public OriginalRecord whole() {
        return Objects.requireNonNull(record, "The letter was read in a list").record();
    }
}
