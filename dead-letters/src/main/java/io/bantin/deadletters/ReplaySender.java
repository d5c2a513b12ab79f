package io.bantin.deadletters;

import io.bantin.kit.consumers.RawRecordSender;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends a record to its topic again, unchanged, and returns when the broker has it. The outbox of its owner no longer has it. */
final class ReplaySender {

    private final RawRecordSender sender;

    ReplaySender(RawRecordSender sender) {
        this.sender = sender;
    }

    /** Keeps the partition, which has the other records of the key. Takes a new timestamp, so that it does not expire at once. */
    void send(String topic, OriginalRecord record) {
        ProducerRecord<byte[], byte[]> again =
                new ProducerRecord<>(topic, record.partition(), record.key(), record.value());
        record.headers().forEach(header -> again.headers().add(header.name(), header.value()));
        sender.send(again);
    }
}
