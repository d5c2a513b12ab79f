package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.smtp.SendResult;
import io.micrometer.core.instrument.Counter;
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
    private final Counter accepted;
    private final Counter deferred;
    private final Counter rejected;
    private final Counter connectionFailed;
    private final Counter brokenOff;
    private final Counter unknown;
    private final Counter skipped;
    private final Timer latency;

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.accepted = counter("accepted");
        this.deferred = counter("deferred");
        this.rejected = counter("rejected");
        this.connectionFailed = counter("connection-failed");
        this.brokenOff = counter("broken-off");
        this.unknown = counter("unknown");
        this.skipped = counter("skipped");
        this.latency = Timer.builder("bantin.deliveries.latency")
                .description("From the publication to the acceptance of a mail")
                .tag("channel", CHANNEL)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters);
    }

    void sent(SendResult result) {
        Counter counter = switch (result) {
            case SendResult.Accepted _ -> accepted;
            case SendResult.Deferred _ -> deferred;
            case SendResult.Rejected _ -> rejected;
            case SendResult.ConnectionFailed _ -> connectionFailed;
            case SendResult.BrokenOff _ -> brokenOff;
            case SendResult.Unknown _ -> unknown;
        };
        counter.increment();
    }

    void skipped() {
        skipped.increment();
    }

    void accepted(Instant announcedAt, Instant now) {
        latency.record(Duration.between(announcedAt, now));
    }

    private Counter counter(String outcome) {
        return Counter.builder("bantin.deliveries.sent")
                .description("Attempts to send, by their outcome")
                .tag("channel", CHANNEL)
                .tag("outcome", outcome)
                .register(meters);
    }
}
