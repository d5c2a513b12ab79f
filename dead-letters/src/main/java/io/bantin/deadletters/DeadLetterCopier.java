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

/** Copies records from all dead-letter topics into the store. It retries a failed copy without end, and never skips a record. */
final class DeadLetterCopier implements MessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterCopier.class);

    /** A new topic is found within this time. */
    private static final Duration TOPIC_REFRESH = Duration.ofSeconds(5);

    private static final Duration AUTHENTICATION_RETRY = Duration.ofSeconds(10);

    private final DeadLetterUpdates changes;

    DeadLetterCopier(DeadLetterUpdates changes) {
        this.changes = changes;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> found) {
        try {
            changes.arrived(DeadLetterArrival.of(found)).ifPresent(DeadLetterCopier::report);
        } catch (Error e) {
            // An error would stop the listener container for good.
            throw new KafkaException("The dead letter could not be stored", e);
        }
    }

    /** Returns the listener container for all dead-letter topics. It commits an offset after the record was written. */
    ConcurrentMessageListenerContainer<byte[], byte[]> listenerContainer(
            ConsumerFactory<?, ?> consumers, String group) {
        Map<String, Object> settings = new HashMap<>(consumers.getConfigurationProperties());
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) TOPIC_REFRESH.toMillis());
        // A topic that is found late may have records already.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topic.MAX_DEAD_LETTER_BYTES);
        ContainerProperties properties = new ContainerProperties(DeadLetterTopic.names());
        properties.setGroupId(group);
        properties.setMessageListener(this);
        // Otherwise the container stops for good when the broker rejects its credentials once.
        properties.setAuthExceptionRetryInterval(AUTHENTICATION_RETRY);
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setCommonErrorHandler(retryWithoutEnd());
        return container;
    }

    private static DefaultErrorHandler retryWithoutEnd() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        DefaultErrorHandler failures = new DefaultErrorHandler(DeadLetterCopier::neverSkipped, backOff);
        // By default Spring skips the record after some exceptions.
        failures.setClassifications(Map.of(), true);
        failures.setRetryListeners(DeadLetterCopier::report);
        return failures;
    }

    private static void neverSkipped(ConsumerRecord<?, ?> found, Exception failure) {
        throw new KafkaException("A dead letter is never skipped", failure);
    }

    private static void report(DeadLetter deadLetter) {
        log.warn(
                "Dead letter {}: {} failed at event {} of {}, arrival {}",
                deadLetter.id(),
                deadLetter.group(),
                String.valueOf(deadLetter.content().eventId()).replaceAll("\\p{Cntrl}", "?"),
                deadLetter.topic(),
                deadLetter.arrivals());
    }

    private static void report(ConsumerRecord<?, ?> found, @Nullable Exception failure, int attempt) {
        log.warn(
                "Attempt {} to store {}-{}@{} failed: {}",
                attempt,
                found.topic(),
                found.partition(),
                found.offset(),
                failure == null
                        ? "unknown"
                        : NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }
}
