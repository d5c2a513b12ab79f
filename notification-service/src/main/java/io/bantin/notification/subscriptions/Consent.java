package io.bantin.notification.subscriptions;

import java.time.Instant;

/**
 * The record of a consent.
 *
 * @param wording the version of the words that were agreed to
 * @param how the way in which it was confirmed
 */
public record Consent(Instant askedAt, Instant confirmedAt, String wording, String how) {

    /** By the link in a mail to the address. */
    public static final String BY_LINK = "LINK_IN_MAIL";
}
