package io.bantin.kit.notes;

import io.bantin.stack.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** The topics as another program sees them: bytes, nothing of Spring. */
public final class Topics {

    /** The trace to which the events belong that are sent here. */
    public static final String TRACE = "1af7651916cd43dd8448eb211c80319d";

    private Topics() {}

    public static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestStack.brokers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    /** All records of that key, once there are as many as wished for. */
    public static List<ConsumerRecord<byte[], byte[]>> awaitRecords(String topic, String key, int atLeast) {
        Predicate<List<?>> enough = found -> found.size() >= atLeast;
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> withKey(topic, key), enough::test);
    }

    public static List<ConsumerRecord<byte[], byte[]>> withKey(String topic, String key) {
        return records(topic).stream()
                .filter(record -> record.key() != null && new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .toList();
    }

    /** A category event as category-service sends it. */
    public static void send(String topic, String key, String body) {
        send(topic, key, body, Map.of());
    }

    /** The same with further headers. */
    public static void send(String topic, String key, String body, Map<String, String> more) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(body));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(key + ".1"))
                .add("ce_type", bytes("category-changed"))
                .add("ce_source", bytes("/category-service"))
                .add("ce_subject", bytes(key))
                .add("ce_sequence", bytes("1"))
                .add("ce_time", bytes("2026-01-01T00:00:00Z"))
                .add("traceparent", bytes("00-" + TRACE + "-b7ad6b7169203331-01"))
                .add("content-type", bytes("application/json"));
        more.forEach((name, value) -> record.headers().add(name, bytes(value)));
        send(record);
    }

    /** Any record, as large as it likes: what the broker says of it is thrown. */
    public static void send(ProducerRecord<byte[], byte[]> record) {
        send(List.of(record), "none");
    }

    /** One after the other by one producer. */
    public static void send(List<ProducerRecord<byte[], byte[]>> records, String compression) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestStack.brokers(),
                "max.request.size",
                100_000_000,
                "buffer.memory",
                200_000_000L,
                "compression.type",
                compression);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "(none)" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
