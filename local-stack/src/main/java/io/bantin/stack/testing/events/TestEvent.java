package io.bantin.stack.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent in binary mode, as the outbox relay of the topic's owner writes it.
 *
 * @param subject the id of the aggregate, which is the record's key too
 */
public record TestEvent(
        String topic, @Nullable Integer partition, String subject, Map<String, String> headers, String body) {

    /** An event whose id, time and source are those of a relay. */
    public static TestEvent of(String topic, String type, String subject, long sequence, String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", subject + "." + sequence);
        headers.put("ce_type", type);
        headers.put("ce_source", "/" + topic.replace("-events", "-service"));
        headers.put("ce_subject", subject);
        headers.put("ce_sequence", String.valueOf(sequence));
        headers.put("ce_time", Instant.now().toString());
        headers.put("content-type", "application/json");
        return new TestEvent(topic, null, subject, headers, body);
    }

    public TestEvent with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new TestEvent(topic, partition, subject, more, body);
    }

    /** Several events in one partition are handled in the order in which they were sent, whatever their subjects. */
    public TestEvent in(int chosenPartition) {
        return new TestEvent(topic, chosenPartition, subject, headers, body);
    }

    public ProducerRecord<byte[], byte[]> toRecord() {
        var record = new ProducerRecord<>(topic, partition, subject.getBytes(UTF_8), body.getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** Returns when the broker has the event. */
    public void send() {
        Topics.send(toRecord());
    }
}
