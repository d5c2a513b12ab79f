package io.bantin.kit.claims;

/** The monotonic clock of the process; tests replace it so that seconds pass at once. */
@FunctionalInterface
public interface Ticker {

    long nanos();
}
