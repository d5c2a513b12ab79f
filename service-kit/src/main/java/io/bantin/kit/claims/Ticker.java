package io.bantin.kit.claims;

/** The process's own monotonic clock; tests exchange it to let seconds pass at once. */
@FunctionalInterface
public interface Ticker {

    long nanos();
}
