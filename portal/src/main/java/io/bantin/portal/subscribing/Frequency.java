package io.bantin.portal.subscribing;

/** How often a subscriber gets mail. Only {@code INSTANT} can be chosen, because digests are not sent yet. */
enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY
}
