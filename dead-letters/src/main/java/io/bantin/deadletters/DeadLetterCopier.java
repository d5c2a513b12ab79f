package io.bantin.deadletters;

import io.bantin.kit.topics.DeadLetterTopic;
import io.bantin.kit.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Copies what it finds on dead-letter topics into the store, where it stays until somebody has decided. What fails is tried again
 * without end: nothing is skipped or put aside.
 */
final class DeadLetterCopier implements MessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterCopier.class);

    /** A topic that is new is found within this time. */
    private static final Duration LOOKS_FOR_TOPICS = Duration.ofSeconds(5);

    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);

    private final DeadLetterUpdates changes;

    DeadLetterCopier(DeadLetterUpdates changes) {
        this.changes = changes;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> found) {
        try {
            changes.arrived(DeadLetterArrival.of(found)).ifPresent(DeadLetterCopier::report);
        } catch (Error e) {
            // An error would stop the container for good.
            throw new KafkaException("The dead letter could not be kept", e);
        }
    }

    /** What reads all dead-letter topics and hands them to this copier; it commits what was written. */
    ConcurrentMessageListenerContainer<byte[], byte[]> reading(ConsumerFactory<?, ?> consumers, String group) {
        Map<String, Object> settings = new HashMap<>(consumers.getConfigurationProperties());
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) LOOKS_FOR_TOPICS.toMillis());
        // Of a topic that is found late, also what is on it already.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topic.MAX_DEAD_LETTER_BYTES);
        ContainerProperties properties = new ContainerProperties(DeadLetterTopic.names());
        properties.setGroupId(group);
        properties.setMessageListener(this);
        // Otherwise the container stops for good when the broker refuses it once.
        properties.setAuthExceptionRetryInterval(AFTER_REFUSAL);
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setCommonErrorHandler(withoutEnd());
        return container;
    }

    private static DefaultErrorHandler withoutEnd() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        DefaultErrorHandler failures = new DefaultErrorHandler(DeadLetterCopier::neverSkipped, backOff);
        // By default some exceptions are taken as final, and their records skipped.
        failures.setClassifications(Map.of(), true);
        failures.setRetryListeners(DeadLetterCopier::report);
        return failures;
    }

    private static void neverSkipped(ConsumerRecord<?, ?> found, Exception failure) {
        throw new KafkaException("A dead letter is never skipped", failure);
    }

    private static void report(DeadLetter letter) {
        log.warn(
                "Dead letter {}: {} failed at event {} of {}, arrival {}",
                letter.id(),
                letter.group(),
                String.valueOf(letter.content().eventId()).replaceAll("\\p{Cntrl}", "?"),
                letter.topic(),
                letter.arrivals());
    }

    private static void report(ConsumerRecord<?, ?> found, @Nullable Exception failure, int attempt) {
        log.warn(
                "Attempt {} at keeping {}-{}@{} failed: {}",
                attempt,
                found.topic(),
                found.partition(),
                found.offset(),
                failure == null
                        ? "unknown"
                        : NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }
}
