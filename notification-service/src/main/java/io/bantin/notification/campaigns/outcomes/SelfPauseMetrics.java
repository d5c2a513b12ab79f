package io.bantin.notification.campaigns.outcomes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Counts campaigns that paused themselves. It exports zero from the start: the alert reads {@code increase()}, which would not see a
 * counter that appears with its first event.
 */
@Component
public final class SelfPauseMetrics {

    private final Counter counter;

    SelfPauseMetrics(MeterRegistry meters) {
        this.counter = Counter.builder("bantin.campaigns.paused")
                .description("Campaigns that paused themselves because too many deliveries in a row were refused")
                .register(meters);
    }

    void increment() {
        counter.increment();
    }
}
