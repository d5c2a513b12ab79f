package io.bantin.stack.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Reads and writes the topics of the test broker as another program does: bytes, and no Spring. */
public final class Topics {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Topics() {}

    /** All records that are on the topic now. */
    public static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestStack.brokers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    /** The records with this key that are on the topic now. */
    public static List<ConsumerRecord<byte[], byte[]>> withKey(String topic, String key) {
        return records(topic).stream()
                .filter(record -> record.key() != null && new String(record.key(), UTF_8).equals(key))
                .toList();
    }

    /** Waits for this many records with the key, and returns all of them. */
    public static List<ConsumerRecord<byte[], byte[]>> awaitRecords(String topic, String key, int atLeast) {
        return Awaitility.await()
                .atMost(TIMEOUT)
                .until(
                        () -> withKey(topic, key),
                        found -> Objects.requireNonNull(found).size() >= atLeast);
    }

    /** Returns when the broker has the record; throws if the broker refuses it. */
    public static void send(ProducerRecord<byte[], byte[]> record) {
        send(Shared.PRODUCER, record);
    }

    /** Sends the records in this order, compressed. */
    public static void send(List<ProducerRecord<byte[], byte[]>> records, String compression) {
        try (var producer = producer(compression)) {
            records.forEach(record -> send(producer, record));
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "(none)" : new String(header.value(), UTF_8);
    }

    public static String body(ConsumerRecord<?, byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String compression) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestStack.brokers(),
                "max.request.size",
                100_000_000,
                "buffer.memory",
                200_000_000L,
                "compression.type",
                compression);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One producer for all tests of the JVM: opening another takes longer than sending. */
    private static final class Shared {

        static final KafkaProducer<byte[], byte[]> PRODUCER = producer("none");
    }
}
