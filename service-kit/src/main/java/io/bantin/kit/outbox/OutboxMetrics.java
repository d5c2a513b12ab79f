package io.bantin.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Exports how many documents have unsent events, and how old the oldest unsent event is. */
final class OutboxMetrics {

    private final MeterRegistry meters;
    private final Clock clock;

    OutboxMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    Backlog backlogOf(String collection) {
        Backlog backlog = new Backlog();
        Gauge.builder("bantin.outbox.pending", backlog, Backlog::documents)
                .description("Documents with unsent events")
                .tag("collection", collection)
                .register(meters);
        TimeGauge.builder("bantin.outbox.oldest.age", backlog, TimeUnit.MILLISECONDS, b -> b.age(clock.instant()))
                .description("Age of the oldest unsent event")
                .tag("collection", collection)
                .register(meters);
        return backlog;
    }

    /** The result of the last sweep. */
    static final class Backlog {

        private record Figures(long documents, @Nullable Instant oldest) {}

        private final AtomicReference<Figures> last = new AtomicReference<>(new Figures(0, null));

        void update(long documents, @Nullable Instant oldest) {
            last.set(new Figures(documents, oldest));
        }

        double documents() {
            return last.get().documents();
        }

        double age(Instant now) {
            Instant oldest = last.get().oldest();
            return oldest == null
                    ? 0
                    : Math.max(0, Duration.between(oldest, now).toMillis());
        }
    }
}
