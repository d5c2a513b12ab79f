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

/** Sends the events that the documents of one collection hold and forgets what the broker has acknowledged. */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final String collection;
    private final OutboxFlush drain;
    private final OutboxSweep sweep;
    private final OutboxProperties properties;
    private volatile @Nullable ExecutorService threads;

    OutboxRelay(String collection, OutboxFlush drain, OutboxSweep sweep, OutboxProperties properties) {
        this.collection = collection;
        this.drain = drain;
        this.sweep = sweep;
        this.properties = properties;
    }

    /** Call it after each write that appended an event; returns at once. What fails here, a sweep sends. */
    public void sendSoon(String documentId) {
        ExecutorService running = threads;
        if (running == null) {
            return;
        }
        try {
            running.execute(() -> send(documentId));
        } catch (RejectedExecutionException e) {
            // The process stops; the write stands, and another instance or the next start sends its event.
            log.info("Events of {} {} are left to another instance", collection, documentId);
        }
    }

    private void send(String documentId) {
        try {
            drain.drain(documentId);
        } catch (RuntimeException e) {
            log.warn(
                    "Events of {} {} wait for a sweep: {}",
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
            started.execute(() -> sweepAgainAndAgain(started));
            threads = started;
        }
    }

    private void sweepAgainAndAgain(ExecutorService started) {
        while (!started.isShutdown()) {
            try {
                sweep.once();
            } catch (RuntimeException e) {
                log.warn(
                        "Could not look for unsent events of {}: {}",
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

    /** After the web server, whose last requests still write; before the bindings, which the last events need. */
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
            running.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
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
