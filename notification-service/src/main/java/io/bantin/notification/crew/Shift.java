package io.bantin.notification.crew;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The time in which this process works in the background. A write that makes work rings the bell, so that nobody waits for the
 * next poll; the poll remains the net for what other processes write.
 */
@Component
public class Shift {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private volatile boolean over = true;

    public void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
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
        ring();
    }

    /** How often it was rung so far: whoever has seen this number has heard of everything before. */
    public long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring after those heard before, or for the poll. */
    void await(long heard, Duration poll) throws InterruptedException {
        lock.lock();
        try {
            long nanos = poll.toNanos();
            while (rings == heard && nanos > 0 && !over) {
                nanos = rung.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
