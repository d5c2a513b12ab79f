package io.bantin.kit.consumers;

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
 * Retries a record without end during an outage. A record that fails for another reason gets three attempts and then becomes a dead
 * letter.
 *
 * <p>The binder's retry cannot tell the two apart: a store outage of 20 s would move a whole topic to the dead letters.
 */
final class FailedRecordCustomizer implements ListenerContainerWithDlqAndRetryCustomizer {

    private static final Logger log = LoggerFactory.getLogger(FailedRecordCustomizer.class);

    /** Without this interval, the container stops for good when the broker refuses the consumer, even for a moment. */
    private static final Duration AUTH_RETRY_INTERVAL = Duration.ofSeconds(10);

    private final Function<String, ConsumerRecordRecoverer> recoverers;
    private final SkippedRecordCounter skipped;
    private final ConsumerLagMonitor lag;
    private final Duration retryAfter;

    /**
     * @param recoverers returns, for a group, what handles a record after the last attempt
     * @param retryAfter pause between the three attempts
     */
    FailedRecordCustomizer(
            Function<String, ConsumerRecordRecoverer> recoverers,
            SkippedRecordCounter skipped,
            ConsumerLagMonitor lag,
            Duration retryAfter) {
        this.recoverers = recoverers;
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
        DefaultErrorHandler failures = new DefaultErrorHandler(recoverers.apply(group), threeAttempts());
        failures.setRetryListeners(FailedRecordCustomizer::report);
        failures.setBackOffFunction((_, failure) -> OutageDetection.explains(failure) ? withoutEnd() : threeAttempts());
        container.setCommonErrorHandler(failures);
        container.getContainerProperties().setAdviceChain((MethodInterceptor) FailedRecordCustomizer::handled);
        container.getContainerProperties().setAuthExceptionRetryInterval(AUTH_RETRY_INTERVAL);
        skipped.watch(topic);
        lag.watch(group, topic);
    }

    /** Turns everything that the listener throws into an exception that the container can handle. */
    static @Nullable Object handled(MethodInvocation listener) throws Exception {
        try {
            return listener.proceed();
        } catch (Throwable failure) {
            throw ListenerFailure.because(failure);
        }
    }

    private static void report(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        log.warn(
                "Attempt {} at record {} failed: {}",
                attempt,
                SkippedRecordCounter.name(record),
                FailureDescription.of(failure));
    }

    private BackOff threeAttempts() {
        return new FixedBackOff(retryAfter.toMillis(), 2);
    }

    /** Pauses 10 s at most, because the consumer waits on its own thread and must poll in time. */
    private static BackOff withoutEnd() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(10_000);
        return backOff;
    }
}
