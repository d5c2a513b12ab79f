package io.bantin.kit.consumers;

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
 * Sends a record of another service unchanged, and returns when the broker has acknowledged it.
 *
 * <p>The broker limits the compressed size. A record that arrived compressed may exceed the limit when it is sent uncompressed; the
 * sender then compresses it too.
 */
public final class RawRecordSender implements ApplicationListener<ContextClosedEvent>, DisposableBean {

    /** The topic limits the size of a record. The producer allocates memory for large records only when it sends one. */
    private static final int NO_LIMIT = 512 * 1024 * 1024;

    private final Map<String, Object> settings;
    private final Map<CompressionType, DefaultKafkaProducerFactory<byte[], byte[]>> producers = new HashMap<>();
    private volatile boolean closing;

    /** @param settings the settings of the other producers of the service */
    RawRecordSender(Map<String, Object> settings) {
        this.settings = new HashMap<>(settings);
        this.settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, NO_LIMIT);
        this.settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) NO_LIMIT);
        this.settings.remove(ProducerConfig.CLIENT_ID_CONFIG);
    }

    /** Throws the exception of the Kafka client, without wrapping it. */
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
            throw clientException(e);
        } catch (InterruptedException e) {
            throw new InterruptException("Interrupted before the broker had the record", e);
        }
    }

    /** Unwraps the exception of the Kafka client from the exceptions of the template. */
    private static RuntimeException clientException(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.kafka.common.KafkaException refusal) {
                return refusal;
            }
        }
        return new KafkaException("The record could not be sent", failure);
    }

    private synchronized KafkaOperations<byte[], byte[]> kafka(CompressionType compression) {
        if (closing) {
            // Callers treat this as an outage, and send the record again after the restart.
            throw new TimeoutException("The service is stopping");
        }
        return new KafkaTemplate<>(producers.computeIfAbsent(compression, this::producing));
    }

    private DefaultKafkaProducerFactory<byte[], byte[]> producing(CompressionType compression) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression.name);
        return new DefaultKafkaProducerFactory<>(own, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns true while the service stops; the record is then not the cause of a failure. */
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
