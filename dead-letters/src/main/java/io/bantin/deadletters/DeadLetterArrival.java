package io.bantin.deadletters;

import io.bantin.kit.topics.DeadLetterTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record found on a dead-letter topic: the id of its dead letter, the reason, and its offset and timestamp. */
record DeadLetterArrival(
        String deadLetterId, DeadLetterTopic from, OriginalRecord record, String reason, long offset, long timestamp) {

    private static final int MAX_REASON_LENGTH = 2000;

    static DeadLetterArrival of(ConsumerRecord<byte[], byte[]> found) {
        DeadLetterTopic from = DeadLetterTopic.named(found.topic());
        OriginalRecord record = OriginalRecord.in(found);
        return new DeadLetterArrival(
                RecordFingerprint.of(from, record), from, record, reason(found), found.offset(), found.timestamp());
    }

    private static String reason(ConsumerRecord<byte[], byte[]> found) {
        Header reason = found.headers().lastHeader(DeadLetterTopic.REASON);
        String text = reason == null ? null : OriginalRecord.text(reason.value());
        return text == null || text.isBlank() ? "unknown" : OriginalRecord.cut(text, MAX_REASON_LENGTH);
    }
}
