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
record Found(
        String topic,
        int partition,
        long offset,
        long timestamp,
        String key,
        @Nullable String value,
        List<Header> headers) {

    /** Of an event that is like no other. */
    static Found anyRecord() {
        String id = Ids.next();
        return new Found("article-events.names-service.dlq", 3, 0, 1_000, id, "{\"broken", List.of())
                .with("ce_id", id + ".1")
                .with("ce_type", "article-published");
    }

    Found on(String otherTopic) {
        return new Found(otherTopic, partition, offset, timestamp, key, value, headers);
    }

    Found inPartition(int other) {
        return new Found(topic, other, offset, timestamp, key, value, headers);
    }

    /** The same record further back on its topic, a moment later. */
    Found at(long otherOffset) {
        return at(otherOffset, 1_000 + otherOffset);
    }

    Found at(long otherOffset, long otherTimestamp) {
        return new Found(topic, partition, otherOffset, otherTimestamp, key, value, headers);
    }

    Found saying(@Nullable String otherValue) {
        return new Found(topic, partition, offset, timestamp, key, otherValue, headers);
    }

    Found with(String header, @Nullable String text) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new RecordHeader(header, text == null ? null : text.getBytes(UTF_8)));
        return new Found(topic, partition, offset, timestamp, key, value, more);
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
