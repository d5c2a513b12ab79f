package io.bantin.portal.testing;

import io.bantin.stack.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to the broker as the services' relays do. */
public final class EventPublisher implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.brokers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    public void article(String type, String id, long version) {
        send(
                "article-events",
                null,
                type,
                id,
                version,
                "{\"categoryPaths\": [[\"%s\", \"%s\"]], \"mood\": 1}".formatted(Newsroom.NEWS, Newsroom.LOCAL));
    }

    /** Into one partition, so that a test can see that every one is heard. */
    public void articleInto(int partition, String id, long version) {
        send("article-events", partition, "article-revised", id, version, "{}");
    }

    public void category(String id, long version) {
        send("category-events", null, "category-changed", id, version, "{}");
    }

    public void rubbish(String id) {
        send("article-events", null, "article-published", id, 1, "no JSON");
    }

    private void send(String topic, @Nullable Integer partition, String type, String id, long version, String body) {
        var record = new ProducerRecord<>(topic, partition, bytes(id), bytes(body), headers(type, id, version));
        producer.send(record);
        producer.flush();
    }

    private static List<Header> headers(String type, String id, long version) {
        return List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", id + "." + version),
                header("ce_type", type),
                header("ce_source", "/tests"),
                header("ce_subject", id),
                header("ce_sequence", String.valueOf(version)),
                header("ce_time", "2026-03-02T05:01:00Z"),
                header("content-type", "application/json"));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
