package io.bantin.notification.background;

import java.time.Duration;

/** Work that a thread of its own repeats from the start of this process to its end. */
public interface BackgroundWorker {

    /** The name of the thread. */
    String name();

    /** The kind of work whose signal wakes the thread. */
    WorkKind kind();

    /** Does the next piece of work; returns false when there was none. */
    boolean perform();

    /** The pause between two polls for work of other processes. Work of this process comes with a signal. */
    default Duration pollInterval() {
        return Duration.ofMillis(100);
    }

    /** The thread calls this once, when the process ends. */
    default void leave() {}
}
