package io.bantin.article.scheduling;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks four times a second for steps that are due, and takes several at once: many articles are scheduled for the full hour. */
@Component
class ScheduleThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScheduleThreads.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_AT_ONCE = 8;

    private final ScheduledSteps steps;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ExecutorService threads;

    ScheduleThreads(ScheduledSteps steps) {
        this.steps = steps;
    }

    @Override
    public void start() {
        var started = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("schedule-", 0).factory());
        threads = started;
        started.execute(() -> pollUntilStopped(started));
    }

    private void pollUntilStopped(ExecutorService started) {
        while (!started.isShutdown()) {
            try {
                try {
                    takeDue(started);
                } catch (RuntimeException outage) {
                    log.warn("Scheduled articles were not read, next attempt in a moment: {}", outage.toString());
                }
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void takeDue(ExecutorService started) throws InterruptedException {
        for (var id : steps.due()) {
            places.acquire();
            if (started.isShutdown() || !inProgress.add(id)) {
                places.release();
            } else {
                started.execute(() -> take(id));
            }
        }
    }

    private void take(String id) {
        try {
            steps.take(id);
        } catch (RuntimeException outage) {
            log.warn("The scheduled step of article {} failed and is tried again: {}", id, outage.toString());
        } finally {
            inProgress.remove(id);
            places.release();
        }
    }

    /** Stops before the relay of the outbox, which sends the last events. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 2048;
    }

    @Override
    public void stop() {
        var running = threads;
        threads = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            running.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
