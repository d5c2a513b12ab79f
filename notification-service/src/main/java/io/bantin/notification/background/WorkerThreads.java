package io.bantin.notification.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts one thread for each worker when the process starts, and waits for them when it ends. */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class WorkerThreads implements SmartLifecycle {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(WorkerThreads.class);

    private final WorkSignals signals;
    private final List<BackgroundWorker> workers;
    private final List<Thread> threads = new ArrayList<>();

    WorkerThreads(WorkSignals signals, List<BackgroundWorker> workers, List<WorkerGroup> groups) {
        this.signals = signals;
        this.workers = new ArrayList<>(workers);
        groups.forEach(group -> this.workers.addAll(group.members()));
    }

    @Override
    public void start() {
        signals.open();
        for (BackgroundWorker worker : workers) {
            // Platform threads: few, mostly waiting for sockets, and waking a virtual thread costs
            // several times as much.
            threads.add(Thread.ofPlatform().daemon().name(worker.name()).start(() -> run(worker)));
        }
    }

    private void run(BackgroundWorker worker) {
        try {
            while (!signals.isShutDown()) {
                long seen = signals.count(worker.kind());
                try {
                    if (!worker.perform()) {
                        signals.await(worker.kind(), seen, worker.pollInterval());
                    }
                } catch (RuntimeException | Error e) {
                    log.warn("{} failed and tries again", worker.name(), e);
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
            worker.leave();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        signals.shutDown();
        try {
            long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
            for (Thread thread : threads) {
                // If a worker waits longer for a mail server, another process takes its chunk over and repeats at
                // most 32 mails.
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** The threads start after the heartbeat of the claims and before the bindings, and stop in the reverse order. */
    @Override
    public int getPhase() {
        return 1000;
    }
}
