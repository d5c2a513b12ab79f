package io.bantin.kit.outbox;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/** Sends the events in the documents of one collection, and removes each once the broker has acknowledged it. */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final String collection;
    private final OutboxFlush flush;
    private final OutboxSweep sweep;
    private final OutboxProperties properties;
    private volatile @Nullable ExecutorService threads;

    OutboxRelay(String collection, OutboxFlush flush, OutboxSweep sweep, OutboxProperties properties) {
        this.collection = collection;
        this.flush = flush;
        this.sweep = sweep;
        this.properties = properties;
    }

    /** Call this after each write that appended an event. Returns at once; the sweep sends what fails here. */
    public void sendSoon(String documentId) {
        ExecutorService running = threads;
        if (running == null) {
            return;
        }
        try {
            running.execute(() -> send(documentId));
        } catch (RejectedExecutionException e) {
            // The process is stopping. The event is stored, and another instance or the next start sends it.
            log.info("Events of {} {} are left to another instance", collection, documentId);
        }
    }

    private void send(String documentId) {
        try {
            flush.flush(documentId);
        } catch (RuntimeException e) {
            log.warn(
                    "Events of {} {} were not sent and wait for the sweep: {}",
                    collection,
                    documentId,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    @Override
    public void start() {
        if (properties.enabled()) {
            ExecutorService started = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("outbox-" + collection + "-", 0).factory());
            started.execute(() -> sweepUntilStopped(started));
            threads = started;
        }
    }

    private void sweepUntilStopped(ExecutorService started) {
        while (!started.isShutdown()) {
            try {
                sweep.once();
            } catch (RuntimeException e) {
                log.warn(
                        "The sweep of unsent events of {} failed: {}",
                        collection,
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
            try {
                Thread.sleep(properties.sweepEvery());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Stops after the web server, whose last requests still write, and before the bindings, which send the last events. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4096;
    }

    @Override
    public void stop() {
        ExecutorService running = threads;
        threads = null;
        if (running != null) {
            running.shutdown();
            awaitLastEvents(running);
        }
    }

    private static void awaitLastEvents(ExecutorService running) {
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
