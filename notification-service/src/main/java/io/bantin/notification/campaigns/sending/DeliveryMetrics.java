package io.bantin.notification.campaigns.sending;

import io.bantin.notification.smtp.SendResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How many attempts ended how, and how long it took from the publication to the receiver's yes. */
@Component
class DeliveryMetrics {

    private static final String CHANNEL = "email";

    private final MeterRegistry meters;
    private final Timer latency;

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.latency = Timer.builder("bantin.deliveries.latency")
                .description("From the publication to the acceptance of a mail")
                .tag("channel", CHANNEL)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters);
    }

    void sent(SendResult result) {
        count(
                switch (result) {
                    case SendResult.Accepted _ -> "accepted";
                    case SendResult.Deferred _ -> "deferred";
                    case SendResult.Rejected _ -> "rejected";
                    case SendResult.ConnectionFailed _ -> "connection-failed";
                    case SendResult.BrokenOff _ -> "broken-off";
                    case SendResult.Unknown _ -> "unknown";
                });
    }

    void skipped() {
        count("skipped");
    }

    void accepted(Instant announcedAt, Instant now) {
        latency.record(Duration.between(announcedAt, now));
    }

    private void count(String outcome) {
        meters.counter("bantin.deliveries.sent", "channel", CHANNEL, "outcome", outcome)
                .increment();
    }
}
