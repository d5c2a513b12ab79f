package io.bantin.kit.events;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends a record that another service made, byte by byte, and returns when the broker has it.
 *
 * <p>The broker limits the compressed size: a record that came compressed may be larger than the limit once it is read, and then
 * goes out compressed too.
 */
public final class RecordSender implements ApplicationListener<ContextClosedEvent>, DisposableBean {

    /** No limit of its own: the topic's decides. Memory is taken only for a record that needs it. */
    private static final int NO_LIMIT = 512 * 1024 * 1024;

    private final Map<String, Object> settings;
    private final Map<CompressionType, DefaultKafkaProducerFactory<byte[], byte[]>> producers = new HashMap<>();
    private volatile boolean closing;

    /** @param settings those of the service's other producers */
    RecordSender(Map<String, Object> settings) {
        this.settings = new HashMap<>(settings);
        this.settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, NO_LIMIT);
        this.settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) NO_LIMIT);
        this.settings.remove(ProducerConfig.CLIENT_ID_CONFIG);
    }

    /** Throws what the broker says, as it says it. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        try {
            send(record, CompressionType.NONE);
        } catch (RecordTooLargeException tooLarge) {
            send(record, CompressionType.GZIP);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record, CompressionType compression) {
        try {
            kafka(compression).send(record).get();
        } catch (ExecutionException | KafkaException e) {
            throw whatTheBrokerSaid(e);
        } catch (InterruptedException e) {
            throw new InterruptException("Interrupted before the broker had the record", e);
        }
    }

    /** Kafka's own exception, which stands below those of the template. */
    private static RuntimeException whatTheBrokerSaid(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.kafka.common.KafkaException refusal) {
                return refusal;
            }
        }
        return new KafkaException("The record could not be sent", failure);
    }

    private synchronized KafkaOperations<byte[], byte[]> kafka(CompressionType compression) {
        if (closing) {
            // An outage to all who ask: what was not sent is taken up again after the restart.
            throw new TimeoutException("The service is stopping");
        }
        return new KafkaTemplate<>(producers.computeIfAbsent(compression, this::producing));
    }

    private DefaultKafkaProducerFactory<byte[], byte[]> producing(CompressionType compression) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression.name);
        return new DefaultKafkaProducerFactory<>(own, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Whether the service stops, so that a failure says nothing about the record. */
    boolean isClosing() {
        return closing;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
    }

    @Override
    public synchronized void destroy() {
        closing = true;
        producers.values().forEach(DefaultKafkaProducerFactory::destroy);
    }
}
