package io.bantin.deadletters;

import io.bantin.kit.events.RecordSender;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Puts a record on its topic again, as it was, and returns when the broker has it. It is no event of ours: its owner sent it, and
 * has it in its outbox no more.
 */
final class ReplaySender {

    private final RecordSender sender;

    ReplaySender(RecordSender sender) {
        this.sender = sender;
    }

    /** To its old partition, where the other records of its key are; with a time of now, lest it expire at once. */
    void send(String topic, OriginalRecord record) {
        ProducerRecord<byte[], byte[]> again =
                new ProducerRecord<>(topic, record.partition(), record.key(), record.value());
        record.headers().forEach(header -> again.headers().add(header.name(), header.value()));
        sender.send(again);
    }
}
