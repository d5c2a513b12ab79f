package io.bantin.notification.subscribers.choices;

/** How often a subscriber hears: of each article at once, or in one digest a day or a week. */
public enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY;

    /**
     * Digests are not sent yet, so nobody can choose one; who chose one before this was refused keeps it, and is told on the
     * page of their subscription.
     */
    public boolean isSent() {
        return this == INSTANT;
    }
}
