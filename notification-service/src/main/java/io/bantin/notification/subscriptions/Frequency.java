package io.bantin.notification.subscriptions;

/** How often a subscriber hears: of each article at once, or in one digest a day or a week. */
public enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY
}
