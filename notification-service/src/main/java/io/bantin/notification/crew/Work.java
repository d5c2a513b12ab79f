package io.bantin.notification.crew;

/** The kinds of work in the background. Whoever makes some rings for it. */
public enum Work {
    IMPORTING,
    CONFIRMING,
    PLANNING,
    SENDING,
    CLOSING
}
