package io.bantin.notification.background;

/** The kinds of work in the background. Whoever makes some rings for it. */
public enum WorkKind {
    IMPORTING,
    CONFIRMING,
    PLANNING,
    SENDING,
    CLOSING
}
