package io.bantin.portal.cache;

import java.time.Duration;

/** Runs work on a thread of its own, now or after a delay. */
@FunctionalInterface
interface BackgroundExecutor {

    void run(Duration delay, Runnable work);
}
