package io.bantin.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bantin.kit.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A record as the copier finds it on a dead-letter topic. */
record FoundRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        String key,
        @Nullable String value,
        List<Header> headers) {

    /** A record of an event with a new id. */
    static FoundRecord anyRecord() {
        String id = Ids.next();
        return new FoundRecord("article-events.names-service.dlq", 3, 0, 1_000, id, "{\"broken", List.of())
                .with("ce_id", id + ".1")
                .with("ce_type", "article-published");
    }

    FoundRecord on(String otherTopic) {
        return new FoundRecord(otherTopic, partition, offset, timestamp, key, value, headers);
    }

    FoundRecord inPartition(int other) {
        return new FoundRecord(topic, other, offset, timestamp, key, value, headers);
    }

    /** The same record at a later offset and time. */
    FoundRecord at(long otherOffset) {
        return at(otherOffset, 1_000 + otherOffset);
    }

    FoundRecord at(long otherOffset, long otherTimestamp) {
        return new FoundRecord(topic, partition, otherOffset, otherTimestamp, key, value, headers);
    }

    FoundRecord saying(@Nullable String otherValue) {
        return new FoundRecord(topic, partition, offset, timestamp, key, otherValue, headers);
    }

    FoundRecord with(String header, @Nullable String text) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new RecordHeader(header, text == null ? null : text.getBytes(UTF_8)));
        return new FoundRecord(topic, partition, offset, timestamp, key, value, more);
    }

    ConsumerRecord<byte[], byte[]> record() {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(headers),
                Optional.empty());
    }

    DeadLetterArrival arrival() {
        return DeadLetterArrival.of(record());
    }
}
