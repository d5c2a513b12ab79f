package io.bantin.article.media.rendition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that make renditions: one for each core, since the work is computing alone. */
@Component
public class RenditionWorkers implements SmartLifecycle {

    /** Finds the work of processes that died. Work of this process comes with a signal. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);
    private static final int MAX_THREADS = 4;

    private static final Logger log = LoggerFactory.getLogger(RenditionWorkers.class);

    private final RenditionWork work;
    private final Semaphore signals = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped = true;

    private final boolean enabled;

    /** @param enabled false in tests that do the work themselves */
    RenditionWorkers(RenditionWork work, @Value("${bantin.media.renditions.enabled:true}") boolean enabled) {
        this.work = work;
        this.enabled = enabled;
    }

    /** Wakes a thread, since a picture has arrived. */
    public void signal() {
        signals.release();
    }

    @Override
    public void start() {
        stopped = false;
        int count = !enabled ? 0 : Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("renditions-" + i)
                    .start(this::run));
        }
    }

    private void run() {
        try {
            while (!stopped) {
                try {
                    if (!work.perform(() -> stopped)) {
                        signals.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                    }
                } catch (RuntimeException | Error e) { // A picture that exhausts the memory must not end the worker.
                    log.warn("Renditions failed and are tried again", e);
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        signals.release(threads.size());
        try {
            long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
            for (var thread : threads) {
                // If one takes longer, another process finishes its picture.
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** Starts after the heartbeat of the claims and stops before it. */
    @Override
    public int getPhase() {
        return 1000;
    }
}
