package io.bantin.notification.subscribers.importing;

/** Where an import stands; derived from its milestones, never stored. */
public enum ImportState {
    WAITING,
    RUNNING,
    DONE
}
