package io.bantin.notification.subscribers.importing;

/** The state of an import, derived from its timestamps and not stored. */
public enum ImportState {
    WAITING,
    RUNNING,
    DONE
}
