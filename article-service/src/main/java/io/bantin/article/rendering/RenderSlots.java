package io.bantin.article.rendering;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lets two renderings run at a time: more would take the memory and the processors of everybody else. */
@Component
public class RenderSlots {

    private static final int AT_ONCE = 2;

    /**
     * With the wait for memory ({@link BodyMemory}) and the rendering itself, less than the 10 s after which the gateway gives
     * up: no rendering outlives its caller.
     */
    private static final Duration WAIT = Duration.ofSeconds(3);

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Semaphore slots = new Semaphore(AT_ONCE, true);

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
