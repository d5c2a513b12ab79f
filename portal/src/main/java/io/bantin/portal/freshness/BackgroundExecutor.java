package io.bantin.portal.freshness;

import java.time.Duration;

/** Runs work soon, or a little later, on a thread of its own. */
@FunctionalInterface
interface BackgroundExecutor {

    void run(Duration after, Runnable work);
}
