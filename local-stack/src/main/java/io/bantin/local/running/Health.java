package io.bantin.local.running;

/** The health of a process. */
public enum Health {
    UP,
    /** Alive, but not ready yet since its start. */
    STARTING,
    DOWN
}
