package io.bantin.notification.subscribers;

import java.time.Instant;

/**
 * The record of a consent.
 *
 * @param wording the version of the words that were agreed to; of imported ones, the words
 * @param how the way in which it was confirmed
 */
public record Consent(Instant askedAt, Instant confirmedAt, String wording, String how) {

    /** By the link in a mail to the address. */
    public static final String BY_LINK = "LINK_IN_MAIL";

    /** Given elsewhere; followed by which row of which import brought it here. */
    public static final String BY_IMPORT = "IMPORT";

    /** What a row of a file says of a consent. */
    public static Consent imported(Instant at, String text, String importId, int line) {
        return new Consent(at, at, text, byImport(importId, line));
    }

    /** How it came: the same for the same row, so that it is recognised when met again. */
    public static String byImport(String importId, int line) {
        return "%s %s line %d".formatted(BY_IMPORT, importId, line);
    }
}
