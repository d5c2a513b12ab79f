package io.bantin.category.tree;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets threads take their steps in a given order, and only one run at a time: from one of its steps until it comes to its next, or
 * ends.
 */
final class Interleaving {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final ReentrantLock stage = new ReentrantLock();
    private final Condition changed = stage.newCondition();
    private final Deque<String> steps;
    private int awaited;
    private boolean busy;

    Interleaving(int actors, List<String> steps) {
        this.awaited = actors;
        this.steps = new ArrayDeque<>(steps);
    }

    /** First of each actor: nobody begins before all are there. */
    void enter(String firstStep) {
        stage.lock();
        try {
            awaited--;
            waitFor(firstStep);
        } finally {
            stage.unlock();
        }
    }

    /** A step that is over, because its actor repeats itself, is taken at once. */
    void come(String step) {
        stage.lock();
        try {
            if (steps.contains(step)) {
                busy = false;
                waitFor(step);
            }
        } finally {
            stage.unlock();
        }
    }

    /** What this actor has not come to, it will not come to. */
    void leave(List<String> itsSteps) {
        stage.lock();
        try {
            steps.removeAll(itsSteps);
            busy = false;
            changed.signalAll();
        } finally {
            stage.unlock();
        }
    }

    private void waitFor(String step) {
        changed.signalAll();
        long left = PATIENCE;
        try {
            while (awaited > 0 || busy || !step.equals(steps.peek())) {
                if (left <= 0) {
                    throw new IllegalStateException("%s never came before %s".formatted(steps.peek(), step));
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
