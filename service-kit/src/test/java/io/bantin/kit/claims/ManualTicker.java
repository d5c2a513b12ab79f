package io.bantin.kit.claims;

import java.time.Duration;

/** A clock that moves when it is told to. */
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
