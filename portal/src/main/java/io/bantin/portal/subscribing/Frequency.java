package io.bantin.portal.subscribing;

/** How often a subscriber wants mail. Only the first can be chosen, since digests are not sent yet. */
enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY
}
