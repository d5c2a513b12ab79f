package io.bantin.notification;

import io.bantin.kit.events.EventJson;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestConfiguration;

/** Events as the other services send them: CloudEvents in binary mode, straight to the broker. */
@TestConfiguration(proxyBeanMethods = false)
public class TestEvents implements DisposableBean {

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.brokers(), ProducerConfig.ACKS_CONFIG, "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** A category as category-service announces it; the id of the new one. */
    public String category(String name) {
        String id = Ids.next();
        category(id, 1, name, false);
        return id;
    }

    public void category(String id, long version, String name, boolean removed) {
        category(id, version, name, "any", removed);
    }

    public void category(String id, long version, String name, String slug, boolean removed) {
        send(
                "category-events",
                "category-changed",
                id,
                version,
                EventJson.write(Map.of(
                        "id", id, "version", version, "name", name, "slug", slug, "position", 1, "removed", removed)));
    }

    /** Returns when the broker has it. */
    public void send(String topic, String type, String subject, long sequence, String json) {
        send(topic, type, subject, sequence, json, Map.of());
    }

    /** The same with further headers, e.g. a trace. */
    public void send(String topic, String type, String subject, long sequence, String json, Map<String, String> more) {
        var record = new ProducerRecord<>(topic, bytes(subject), bytes(json));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(subject + "." + sequence))
                .add("ce_type", bytes(type))
                .add("ce_source", bytes("/test"))
                .add("ce_time", bytes(Instant.now().toString()))
                .add("ce_subject", bytes(subject))
                .add("ce_sequence", bytes(String.valueOf(sequence)))
                .add("content-type", bytes("application/json"));
        more.forEach((name, value) -> record.headers().add(name, bytes(value)));
        producer.send(record);
        producer.flush();
    }

    @Override
    public void destroy() {
        producer.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
