package io.bantin.article.rendering.capacity;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Runs at most two renderings at a time: more would take memory and processor time from all other requests. */
@Component
public class RenderSlots {

    private static final int SLOTS = 2;

    /**
     * This wait, the wait for memory ({@link BodyMemoryInterceptor}) and the rendering itself take less than the 10 s after which
     * the gateway gives up, so no rendering outlives its caller.
     */
    private static final Duration WAIT = Duration.ofSeconds(3);

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Semaphore slots = new Semaphore(SLOTS, true);

    public <T> T run(Function<WorkBudget, T> rendering) {
        acquire();
        try {
            return rendering.apply(WorkBudget.within(TIMEOUT));
        } finally {
            slots.release();
        }
    }

    private void acquire() {
        try {
            if (!slots.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw RenderingBusy.noSlot();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RenderingBusy.noSlot();
        }
    }
}
