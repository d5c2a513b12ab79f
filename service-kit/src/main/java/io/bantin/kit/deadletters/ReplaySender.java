package io.bantin.kit.deadletters;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Puts a record on its topic again, as it was, and returns when the broker has it. It is no event of ours: its owner sent it, and
 * has it in its outbox no more.
 */
final class ReplaySender {

    private final KafkaOperations<byte[], byte[]> kafka;

    ReplaySender(KafkaOperations<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    /** To its old partition, where the other records of its key are; with a time of now, lest it expire at once. */
    void send(String topic, DeadRecord record) {
        ProducerRecord<byte[], byte[]> again =
                new ProducerRecord<>(topic, record.partition(), record.key(), record.value());
        record.headers().forEach(header -> again.headers().add(header.name(), header.value()));
        try {
            kafka.send(again).get();
        } catch (ExecutionException e) {
            throw new KafkaException("The broker did not take the record again", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted before the broker had the record", e);
        }
    }
}
