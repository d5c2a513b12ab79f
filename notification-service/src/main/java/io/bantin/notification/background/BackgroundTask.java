package io.bantin.notification.background;

import java.time.Duration;

/** WorkKind that one thread does over and over. */
public interface BackgroundTask {

    String name();

    /** What its thread is woken up for. */
    WorkKind work();

    /** Does the next piece of work, if there is one; false when there was nothing to do. */
    boolean perform();

    /** How late work made by another process is seen; what this process makes is rung for. */
    default Duration poll() {
        return Duration.ofMillis(100);
    }

    /** Called by the thread when its shift has ended. */
    default void leave() {}
}
