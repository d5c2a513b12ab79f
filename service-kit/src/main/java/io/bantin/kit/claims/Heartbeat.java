package io.bantin.kit.claims;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Writes the heartbeats of all claims in the background, also while an owner waits for a mail server. */
class Heartbeat implements SmartLifecycle {

    private final Claims claims;
    private volatile @Nullable ScheduledExecutorService beating;

    Heartbeat(Claims claims) {
        this.claims = claims;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("claims-beat").factory());
        executor.scheduleWithFixedDelay(claims::beat, 1, 1, TimeUnit.SECONDS);
        beating = executor;
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = beating;
        if (executor != null) {
            executor.shutdownNow();
            beating = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }

    /** Starts before the workers that claim documents, and stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
