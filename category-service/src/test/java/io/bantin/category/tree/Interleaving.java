package io.bantin.category.tree;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs the steps of several threads in a given order. Only one thread runs at a time, until it reaches its next step or ends.
 */
final class Interleaving {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<String> steps;
    private int missingThreads;
    private boolean busy;

    Interleaving(int threads, List<String> steps) {
        this.missingThreads = threads;
        this.steps = new ArrayDeque<>(steps);
    }

    /** Each thread calls this first. No step runs before all threads have called it. */
    void start(String firstStep) {
        lock.lock();
        try {
            missingThreads--;
            waitFor(firstStep);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the turn of this step. A step that has been taken before, because its thread repeats it, does not wait. */
    void await(String step) {
        lock.lock();
        try {
            if (steps.contains(step)) {
                skipOwnBefore(step);
                busy = false;
                waitFor(step);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A thread that helps another takes its steps in another order: those that it passed over do not come back. */
    private void skipOwnBefore(String step) {
        var owner = step.substring(0, step.indexOf('.') + 1);
        if (owner.isEmpty()) {
            return;
        }
        var before = new ArrayList<>(steps).subList(0, new ArrayList<>(steps).indexOf(step));
        steps.removeAll(before.stream().filter(other -> other.startsWith(owner)).toList());
    }

    /** The thread has ended: the steps that it has not taken are skipped. */
    void end(List<String> itsSteps) {
        lock.lock();
        try {
            steps.removeAll(itsSteps);
            busy = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void waitFor(String step) {
        changed.signalAll();
        long left = TIMEOUT.toNanos();
        try {
            while (missingThreads > 0 || busy || !step.equals(steps.peek())) {
                if (left <= 0) {
                    throw new IllegalStateException(
                            "Step %s was never reached; %s waits for it".formatted(steps.peek(), step));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        steps.remove();
        busy = true;
    }
}
