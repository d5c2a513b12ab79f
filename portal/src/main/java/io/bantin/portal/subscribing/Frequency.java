package io.bantin.portal.subscribing;

/** How often a subscriber wants mail. */
enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY
}
