package io.bantin.notification.mail.delivery;

import io.bantin.notification.mail.smtp.SendResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts the attempts to send by kind of mail and outcome. */
@Component
public class DeliveryMetrics {

    private final Map<MailKind, Outcomes> kinds = new EnumMap<>(MailKind.class);

    DeliveryMetrics(MeterRegistry meters) {
        for (MailKind kind : MailKind.values()) {
            kinds.put(kind, new Outcomes(meters, kind));
        }
    }

    public void sent(MailKind kind, SendResult result) {
        of(kind).of(result).increment();
    }

    /** A mail that was due was not to be sent any more. */
    public void skipped(MailKind kind) {
        of(kind).skipped.increment();
    }

    private Outcomes of(MailKind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }

    private static final class Outcomes {

        private final Counter accepted;
        private final Counter deferred;
        private final Counter rejected;
        private final Counter connectionFailed;
        private final Counter connectionLost;
        private final Counter unknown;
        private final Counter skipped;

        Outcomes(MeterRegistry meters, MailKind kind) {
            this.accepted = counter(meters, kind, "accepted");
            this.deferred = counter(meters, kind, "deferred");
            this.rejected = counter(meters, kind, "rejected");
            this.connectionFailed = counter(meters, kind, "connection-failed");
            this.connectionLost = counter(meters, kind, "broken-off");
            this.unknown = counter(meters, kind, "unknown");
            this.skipped = counter(meters, kind, "skipped");
        }

        Counter of(SendResult result) {
            return switch (result) {
                case SendResult.Accepted _ -> accepted;
                case SendResult.Deferred _ -> deferred;
                case SendResult.Rejected _ -> rejected;
                case SendResult.ConnectionFailed _ -> connectionFailed;
                case SendResult.ConnectionLost _ -> connectionLost;
                case SendResult.Unknown _ -> unknown;
            };
        }

        private static Counter counter(MeterRegistry meters, MailKind kind, String outcome) {
            return Counter.builder("bantin.deliveries.sent")
                    .description("Attempts to send, by kind of mail and outcome")
                    .tag("channel", "email")
                    .tag("kind", kind.tag())
                    .tag("outcome", outcome)
                    .register(meters);
        }
    }
}
