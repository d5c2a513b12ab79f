package io.bantin.notification.crew;

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
public class Shift {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Work, Bell> bells = new EnumMap<>(Work.class);
    private volatile boolean over = true;

    Shift() {
        for (Work work : Work.values()) {
            bells.put(work, new Bell(lock.newCondition()));
        }
    }

    /** Wakes one of those who wait for such work: where there is more of it, the others see that at their next poll. */
    public void ring(Work work) {
        lock.lock();
        try {
            bell(work).ring();
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
    public long rings(Work work) {
        lock.lock();
        try {
            return bell(work).rings;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring after those heard before, or for the poll. */
    void await(Work work, long heard, Duration poll) throws InterruptedException {
        lock.lock();
        try {
            Bell bell = bell(work);
            long nanos = poll.toNanos();
            while (bell.rings == heard && nanos > 0 && !over) {
                nanos = bell.rung.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private Bell bell(Work work) {
        return Objects.requireNonNull(bells.get(work));
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
