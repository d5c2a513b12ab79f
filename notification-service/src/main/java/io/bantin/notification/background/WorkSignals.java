package io.bantin.notification.background;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Wakes the workers of this process. Code that creates work sends a signal, so that a worker starts at once and not at its next
 * poll. Polls find the work that other processes create.
 */
@Component
public class WorkSignals {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<WorkKind, Signal> signals = new EnumMap<>(WorkKind.class);
    private volatile boolean shutDown = true;

    WorkSignals() {
        for (WorkKind kind : WorkKind.values()) {
            signals.put(kind, new Signal(lock.newCondition()));
        }
    }

    /** Wakes one worker that waits for such work; the others find what is left at their next poll. */
    public void signal(WorkKind kind) {
        lock.lock();
        try {
            of(kind).wakeOne();
        } finally {
            lock.unlock();
        }
    }

    /** True when the process ends: a worker brings what it does to a safe end and returns. */
    public boolean isShutDown() {
        return shutDown;
    }

    void open() {
        shutDown = false;
    }

    void shutDown() {
        shutDown = true;
        lock.lock();
        try {
            signals.values().forEach(Signal::wakeAll);
        } finally {
            lock.unlock();
        }
    }

    /** The number of signals for such work so far. A worker reads it before it looks for work, so that it misses none. */
    public long count(WorkKind kind) {
        lock.lock();
        try {
            return of(kind).count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are more signals than {@code seen}, or until the poll is due. */
    void await(WorkKind kind, long seen, Duration poll) throws InterruptedException {
        lock.lock();
        try {
            Signal signal = of(kind);
            long nanos = poll.toNanos();
            while (signal.count == seen && nanos > 0 && !shutDown) {
                nanos = signal.sent.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private Signal of(WorkKind kind) {
        return Objects.requireNonNull(signals.get(kind));
    }

    private static final class Signal {

        private final Condition sent;
        private long count;

        Signal(Condition sent) {
            this.sent = sent;
        }

        void wakeOne() {
            count++;
            sent.signal();
        }

        void wakeAll() {
            count++;
            sent.signalAll();
        }
    }
}
