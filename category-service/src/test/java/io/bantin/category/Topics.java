package io.bantin.category;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** The topics as other programs see them: bytes, nothing of Spring. */
public final class Topics {

    private static final int ONE_PARTITION = 0;

    private Topics() {}

    /** The records of one category, once there are as many as wished for. */
    public static List<ConsumerRecord<byte[], byte[]>> categoryEvents(String categoryId, int wished) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> withKey("category-events", categoryId), found -> found.size() >= wished);
    }

    /** What of one article was given up on. */
    public static List<ConsumerRecord<byte[], byte[]>> deadArticleEvents(String articleId) {
        return withKey("article-events.category-service.dlq", articleId);
    }

    /** Sends what article-service would send, all to one partition: who has seen the last has seen all. */
    public static void sendArticleEvent(String type, String articleId, long version, String body) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestStack.brokers(), "max.block.ms", 10_000);
        var record =
                new ProducerRecord<>("article-events", ONE_PARTITION, articleId.getBytes(UTF_8), body.getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        articleId + "." + version,
                        "ce_type",
                        type,
                        "ce_source",
                        "/article-service",
                        "ce_subject",
                        articleId,
                        "ce_sequence",
                        String.valueOf(version),
                        "ce_time",
                        "2026-03-02T05:00:00Z",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "(none)" : new String(header.value(), UTF_8);
    }

    public static String body(ConsumerRecord<?, byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> withKey(String topic, String key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestStack.brokers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            found.removeIf(record -> !new String(record.key(), UTF_8).equals(key));
            return found;
        }
    }
}
