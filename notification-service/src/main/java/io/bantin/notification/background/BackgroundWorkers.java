package io.bantin.notification.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One thread for each duty, from the start of this process to its end. */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class BackgroundWorkers implements SmartLifecycle {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(BackgroundWorkers.class);

    private final WorkSignals signals;
    private final List<BackgroundTask> duties;
    private final List<Thread> threads = new ArrayList<>();

    BackgroundWorkers(WorkSignals signals, List<BackgroundTask> duties, List<BackgroundTasks> teams) {
        this.signals = signals;
        this.duties = new ArrayList<>(duties);
        teams.forEach(team -> this.duties.addAll(team.members()));
    }

    @Override
    public void start() {
        signals.begin();
        for (BackgroundTask task : duties) {
            // Few, and they wait for sockets all the time: waking a virtual thread up costs several times as much.
            threads.add(Thread.ofPlatform().daemon().name(task.name()).start(() -> perform(task)));
        }
    }

    private void perform(BackgroundTask task) {
        try {
            while (!signals.isOver()) {
                long heard = signals.rings(task.work());
                try {
                    if (!task.perform()) {
                        signals.await(task.work(), heard, task.poll());
                    }
                } catch (RuntimeException | Error e) {
                    log.warn("{} failed and tries again", task.name(), e);
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
            task.leave();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        signals.end();
        try {
            long end = System.nanoTime() + PATIENCE_AT_END.toNanos();
            for (Thread thread : threads) {
                // Who waits for a receiver any longer is left to be replaced: at most 32 mails are repeated.
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** After the beat of the claims, before the bindings; at the end the other way round. */
    @Override
    public int getPhase() {
        return 1000;
    }
}
