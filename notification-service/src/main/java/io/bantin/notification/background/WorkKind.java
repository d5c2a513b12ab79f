package io.bantin.notification.background;

/** The kinds of work in the background, each with a signal of its own. */
public enum WorkKind {
    IMPORTING,
    CONFIRMING,
    PLANNING,
    SENDING,
    FINISHING
}
