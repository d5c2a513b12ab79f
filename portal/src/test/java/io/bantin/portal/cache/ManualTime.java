package io.bantin.portal.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that stands still, and background work that waits, until a test says otherwise. */
final class ManualTime implements Ticker, BackgroundExecutor {

    private record Waiting(long at, Runnable work) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private long now = 1_000_000;

    @Override
    public long read() {
        return now;
    }

    @Override
    public void run(Duration after, Runnable work) {
        waiting.add(new Waiting(now + after.toNanos(), work));
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    /** Does the background work that is due, and what it leads to. */
    void doWork() {
        for (Waiting due = due(); due != null; due = due()) {
            waiting.remove(due);
            due.work.run();
        }
    }

    boolean hasWork() {
        return !waiting.isEmpty();
    }

    private @Nullable Waiting due() {
        return waiting.stream().filter(work -> work.at <= now).findFirst().orElse(null);
    }
}
