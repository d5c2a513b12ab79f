package io.bantin.kit.claims;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Writes the heartbeats of all claims in the background, also while an owner waits for a mail server. */
class Heartbeat implements SmartLifecycle {

    private final Claims claims;
    private volatile @Nullable ScheduledExecutorService executor;

    Heartbeat(Claims claims) {
        this.claims = claims;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("claims-beat").factory());
        started.scheduleWithFixedDelay(claims::writeHeartbeats, 1, 1, TimeUnit.SECONDS);
        executor = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = executor;
        if (running != null) {
            running.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** Starts before the workers that claim documents, and stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
