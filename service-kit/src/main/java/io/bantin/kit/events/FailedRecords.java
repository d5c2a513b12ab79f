package io.bantin.kit.events;

import io.bantin.kit.problems.Outage;
import io.bantin.kit.topics.DeadLetterTopic;
import io.bantin.kit.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What an outage explains is retried without end, anything else gets three attempts and then goes to the dead letters.
 *
 * <p>The binder's own retry cannot tell the two apart: a store away for 20 s would empty a topic into its dead letters.
 */
final class FailedRecords implements ListenerContainerWithDlqAndRetryCustomizer {

    private static final Logger log = LoggerFactory.getLogger(FailedRecords.class);

    private final KafkaOperations<?, ?> deadLetters;
    private final boolean keepsDeadLetters;

    FailedRecords(KafkaOperations<?, ?> deadLetters, boolean keepsDeadLetters) {
        this.deadLetters = deadLetters;
        this.keepsDeadLetters = keepsDeadLetters;
    }

    @Override
    public boolean retryAndDlqInBinding(String topic, String group) {
        return false;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String topic,
            String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> ofTheBinder,
            @Nullable BackOff ofTheBinderToo) {
        ConsumerRecordRecoverer lastResort = keepsDeadLetters ? deadLetters(group) : FailedRecords::leaveBehind;
        DefaultErrorHandler failures = new DefaultErrorHandler(lastResort, threeAttempts());
        failures.setRetryListeners(FailedRecords::report);
        failures.setBackOffFunction((_, failure) -> Outage.explains(failure) ? untilItIsOver() : threeAttempts());
        container.setCommonErrorHandler(failures);
    }

    private ConsumerRecordRecoverer deadLetters(String group) {
        DeadLetterPublishingRecoverer publisher = new DeadLetterPublishingRecoverer(
                deadLetters,
                (record, _) -> new TopicPartition(Topic.deadLetters(record.topic(), group), record.partition()));
        publisher.setHeadersFunction(FailedRecords::reason);
        // Otherwise a record that reached neither the consumer nor the dead letters would be skipped.
        publisher.setFailIfSendResultIsError(true);
        return publisher;
    }

    private static Headers reason(ConsumerRecord<?, ?> record, Exception failure) {
        log.error("Put {} aside", name(record), failure);
        return new RecordHeaders().add(DeadLetterTopic.REASON, reasonOf(failure).getBytes(StandardCharsets.UTF_8));
    }

    private static String reasonOf(@Nullable Exception failure) {
        if (failure == null) {
            return "unknown";
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static void leaveBehind(ConsumerRecord<?, ?> record, Exception failure) {
        log.error("Left {} behind", name(record), failure);
    }

    private static void report(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        log.warn("Attempt {} at {} failed: {}", attempt, name(record), reasonOf(failure));
    }

    private static String name(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private static BackOff threeAttempts() {
        return new FixedBackOff(500, 2);
    }

    /** At most 10 s apart: the consumer waits on its own thread and must poll again in time. */
    private static BackOff untilItIsOver() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        return backOff;
    }
}
