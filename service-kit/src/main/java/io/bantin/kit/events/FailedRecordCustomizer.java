package io.bantin.kit.events;

import io.bantin.kit.outages.OutageDetection;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What an outage explains is retried without end, anything else gets three attempts and then goes to the dead letters.
 *
 * <p>The binder's own retry cannot tell the two apart: a store away for 20 s would empty a topic into its dead letters.
 */
final class FailedRecordCustomizer implements ListenerContainerWithDlqAndRetryCustomizer {

    private static final Logger log = LoggerFactory.getLogger(FailedRecordCustomizer.class);

    /** The broker refused the consumer, perhaps for a moment: without this its container would stop for good. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);

    private final Function<String, ConsumerRecordRecoverer> lastResort;
    private final SkippedRecordCounter skipped;
    private final ConsumerLag lag;
    private final Duration retryAfter;

    /**
     * @param lastResort by group, what becomes of a record that could not be handled
     * @param retryAfter pause between the three attempts
     */
    FailedRecordCustomizer(
            Function<String, ConsumerRecordRecoverer> lastResort,
            SkippedRecordCounter skipped,
            ConsumerLag lag,
            Duration retryAfter) {
        this.lastResort = lastResort;
        this.skipped = skipped;
        this.lag = lag;
        this.retryAfter = retryAfter;
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
        DefaultErrorHandler failures = new DefaultErrorHandler(lastResort.apply(group), threeAttempts());
        failures.setRetryListeners(FailedRecordCustomizer::report);
        failures.setBackOffFunction(
                (_, failure) -> OutageDetection.explains(failure) ? untilItIsOver() : threeAttempts());
        container.setCommonErrorHandler(failures);
        container.getContainerProperties().setAdviceChain((MethodInterceptor) FailedRecordCustomizer::handled);
        container.getContainerProperties().setAuthExceptionRetryInterval(AFTER_REFUSAL);
        skipped.watch(topic);
        lag.watch(group, topic);
    }

    /** Whatever the listener throws, the container gets an exception. */
    static @Nullable Object handled(MethodInvocation listener) throws Exception {
        try {
            return listener.proceed();
        } catch (Throwable failure) {
            throw HandlingFailed.because(failure);
        }
    }

    private static void report(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        log.warn("Attempt {} at {} failed: {}", attempt, SkippedRecordCounter.name(record), FailureText.of(failure));
    }

    private BackOff threeAttempts() {
        return new FixedBackOff(retryAfter.toMillis(), 2);
    }

    /** At most 10 s apart: the consumer waits on its own thread and must poll again in time. */
    private static BackOff untilItIsOver() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        return backOff;
    }
}
