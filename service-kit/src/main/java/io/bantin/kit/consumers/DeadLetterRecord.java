package io.bantin.kit.consumers;

import io.bantin.kit.topics.DeadLetterTopic;
import io.bantin.kit.topics.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Builds dead letters. A dead letter has the key, value and headers of the failed record, then headers with the reason, and last a
 * header with the number of added headers. The number tells added headers from original ones of the same name.
 */
final class DeadLetterRecord {

    private static final int MAX_COPIED_LENGTH = 1024;

    private DeadLetterRecord() {}

    static ProducerRecord<byte[], byte[]> whole(ConsumerRecord<?, ?> record, String group, Throwable failure) {
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        add(headers, record, group, failure, FailureDescription.of(failure));
        return to(record, group, bytes(record.key()), bytes(record.value()), headers);
    }

    /** Builds a dead letter that only names the offset of the record, for a record that the dead-letter topic refuses. */
    static ProducerRecord<byte[], byte[]> pointer(ConsumerRecord<?, ?> record, String group, Throwable failure) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (header.key().startsWith("ce_")
                    && header.key().length() <= MAX_COPIED_LENGTH
                    && (header.value() == null || header.value().length <= MAX_COPIED_LENGTH)
                    && headers.lastHeader(header.key()) == null) {
                headers.add(header);
            }
        }
        String reason = "The record itself could not be put aside. It lies on %s-%d at offset %d. %s"
                .formatted(record.topic(), record.partition(), record.offset(), FailureDescription.of(failure));
        add(headers, record, group, failure, reason);
        byte[] key = bytes(record.key());
        return to(record, group, key != null && key.length <= MAX_COPIED_LENGTH ? key : null, null, headers);
    }

    private static ProducerRecord<byte[], byte[]> to(
            ConsumerRecord<?, ?> record,
            String group,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        return new ProducerRecord<>(
                Topic.deadLetters(record.topic(), group), record.partition(), null, key, value, headers);
    }

    private static void add(
            RecordHeaders headers, ConsumerRecord<?, ?> record, String group, Throwable failure, String reason) {
        int own = headers.toArray().length;
        Throwable cause = FailureDescription.causes(failure).getLast();
        headers.add(KafkaHeaders.DLT_ORIGINAL_TOPIC, utf8(record.topic()));
        headers.add(KafkaHeaders.DLT_ORIGINAL_PARTITION, number(record.partition()));
        headers.add(KafkaHeaders.DLT_ORIGINAL_OFFSET, number(record.offset()));
        headers.add(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, number(record.timestamp()));
        headers.add(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE, utf8(String.valueOf(record.timestampType())));
        headers.add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, utf8(group));
        headers.add(KafkaHeaders.DLT_EXCEPTION_FQCN, utf8(failure.getClass().getName()));
        headers.add(KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN, utf8(cause.getClass().getName()));
        headers.add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, utf8(FailureDescription.message(failure)));
        headers.add(KafkaHeaders.DLT_EXCEPTION_STACKTRACE, utf8(FailureDescription.stack(failure)));
        headers.add(DeadLetterTopic.REASON, utf8(reason));
        int added = headers.toArray().length - own + 1;
        headers.add(DeadLetterTopic.ADDED, utf8(String.valueOf(added)));
    }

    private static byte @Nullable [] bytes(@Nullable Object part) {
        return switch (part) {
            case null -> null;
            case byte[] bytes -> bytes;
            default -> utf8(part.toString());
        };
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
