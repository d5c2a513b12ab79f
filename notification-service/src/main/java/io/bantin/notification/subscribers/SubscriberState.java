package io.bantin.notification.subscribers;

/** The state of a subscriber. */
public enum SubscriberState {
    /** Signed up and has not confirmed. */
    PENDING,
    /** Confirmed or imported; gets mail. */
    ACTIVE,
    /** Unsubscribed. */
    LEFT,
    /** The mail server rejects the address; no mail is sent. */
    SUPPRESSED
}
