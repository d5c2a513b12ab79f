package io.bantin.deadletters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Counts the dead letters of each state for the metric, and deletes those decided long ago. Every instance does both. */
final class DeadLetterMaintenance implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterMaintenance.class);
    private static final int DELETE_INTERVAL_HOURS = 6;

    private final DeadLetters deadLetters;
    private final DeadLetterUpdates changes;
    private final DeadLettersProperties properties;
    private final Clock clock;
    private final Map<DeadLetterState, AtomicLong> counts = new EnumMap<>(DeadLetterState.class);
    private volatile @Nullable ScheduledExecutorService running;
    private boolean indexed;

    DeadLetterMaintenance(
            DeadLetters deadLetters,
            DeadLetterUpdates changes,
            DeadLettersProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.changes = changes;
        this.properties = properties;
        this.clock = clock;
        for (DeadLetterState state : DeadLetterState.values()) {
            AtomicLong count = new AtomicLong();
            counts.put(state, count);
            Gauge.builder("bantin.dead_letters", count, AtomicLong::doubleValue)
                    .description("Records that a consumer group could not handle, of all services")
                    .tag("state", state.name())
                    .register(meters);
        }
    }

    void count() {
        if (!indexed) {
            deadLetters.index();
            indexed = true;
        }
        counts.forEach((state, count) -> count.set(deadLetters.count(state, null)));
    }

    void deleteDecided() {
        long deleted = changes.deleteDecidedBefore(clock.instant().minus(properties.keepDecided()));
        if (deleted > 0) {
            log.info("Deleted {} dead letters that were decided long ago", deleted);
        }
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("dead-letters-upkeep").factory());
        executor.scheduleWithFixedDelay(
                () -> attempt(this::count), 0, properties.countEvery().toMillis(), TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(() -> attempt(this::deleteDecided), 1, DELETE_INTERVAL_HOURS, TimeUnit.HOURS);
        running = executor;
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException outage) {
            log.warn("The maintenance of dead letters failed and runs again later: {}", outage.toString());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = running;
        if (executor != null) {
            executor.shutdownNow();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
