package io.bantin.notification.background;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The time in which this process works in the background. A write that makes work rings for it, so that nobody waits for the
 * next poll; the poll remains the net for what other processes write.
 */
@Component
public class WorkSignals {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<WorkKind, Bell> bells = new EnumMap<>(WorkKind.class);
    private volatile boolean over = true;

    WorkSignals() {
        for (WorkKind workKind : WorkKind.values()) {
            bells.put(workKind, new Bell(lock.newCondition()));
        }
    }

    /** Wakes one of those who wait for such work: where there is more of it, the others see that at their next poll. */
    public void ring(WorkKind workKind) {
        lock.lock();
        try {
            bell(workKind).ring();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever is in the middle of something brings it to a safe end and goes. */
    public boolean isOver() {
        return over;
    }

    void begin() {
        over = false;
    }

    void end() {
        over = true;
        lock.lock();
        try {
            bells.values().forEach(Bell::ringForAll);
        } finally {
            lock.unlock();
        }
    }

    /** How often it was rung for such work so far: whoever has seen this number has heard of everything before. */
    public long rings(WorkKind workKind) {
        lock.lock();
        try {
            return bell(workKind).rings;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring after those heard before, or for the poll. */
    void await(WorkKind workKind, long heard, Duration poll) throws InterruptedException {
        lock.lock();
        try {
            Bell bell = bell(workKind);
            long nanos = poll.toNanos();
            while (bell.rings == heard && nanos > 0 && !over) {
                nanos = bell.rung.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private Bell bell(WorkKind workKind) {
        return Objects.requireNonNull(bells.get(workKind));
    }

    private static final class Bell {

        private final Condition rung;
        private long rings;

        Bell(Condition rung) {
            this.rung = rung;
        }

        void ring() {
            rings++;
            rung.signal();
        }

        void ringForAll() {
            rings++;
            rung.signalAll();
        }
    }
}
