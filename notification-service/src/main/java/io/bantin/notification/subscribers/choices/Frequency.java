package io.bantin.notification.subscribers.choices;

/** How often a subscriber gets mail: at once about each article, or as a daily or weekly digest. */
public enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY;

    /**
     * Digests are not sent yet, so a new choice must be {@link #INSTANT}. Subscribers who chose a digest earlier keep it; the page of
     * their subscription says that it is not sent.
     */
    public boolean isSent() {
        return this == INSTANT;
    }
}
