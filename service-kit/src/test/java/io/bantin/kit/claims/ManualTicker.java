package io.bantin.kit.claims;

import java.time.Duration;

/** A clock that a test advances. */
final class ManualTicker implements Ticker {

    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
