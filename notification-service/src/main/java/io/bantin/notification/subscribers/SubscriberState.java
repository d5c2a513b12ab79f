package io.bantin.notification.subscribers;

/** Where a subscriber stands. */
public enum SubscriberState {
    /** Asked, and has not confirmed. */
    PENDING,
    /** Confirmed: gets mail. */
    ACTIVE,
    /** Left by their own will. */
    LEFT,
    /** Their mail server says that there is no such address. */
    SUPPRESSED
}
