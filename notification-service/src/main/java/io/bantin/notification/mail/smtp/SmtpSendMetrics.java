package io.bantin.notification.mail.smtp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Measures how long the sending of each mail takes, by its result. */
final class SmtpSendMetrics {

    private final Timer accepted;
    private final Timer deferred;
    private final Timer rejected;
    private final Timer connectionFailed;
    private final Timer connectionLost;
    private final Timer unknown;

    SmtpSendMetrics(MeterRegistry meters) {
        this.accepted = timer(meters, "accepted");
        this.deferred = timer(meters, "deferred");
        this.rejected = timer(meters, "rejected");
        this.connectionFailed = timer(meters, "connection-failed");
        this.connectionLost = timer(meters, "broken-off");
        this.unknown = timer(meters, "unknown");
    }

    void record(SendResult result, long nanos) {
        Timer timer = switch (result) {
            case SendResult.Accepted _ -> accepted;
            case SendResult.Deferred _ -> deferred;
            case SendResult.Rejected _ -> rejected;
            case SendResult.ConnectionFailed _ -> connectionFailed;
            case SendResult.ConnectionLost _ -> connectionLost;
            case SendResult.Unknown _ -> unknown;
        };
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("bantin.smtp.send")
                .description("From the first command of a mail to the answer to it")
                .tag("outcome", outcome)
                .register(meters);
    }
}
