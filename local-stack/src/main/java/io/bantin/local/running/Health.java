package io.bantin.local.running;

/** How a process is. */
public enum Health {
    UP,
    /** Alive, and has not been up since it was started. */
    STARTING,
    DOWN
}
