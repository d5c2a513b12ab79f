package io.bantin.notification.subscribers;

import java.time.Instant;

/**
 * Proof of a subscriber's consent.
 *
 * @param wording the version of the text that the subscriber agreed to; for an import, the text itself
 * @param how how the consent was confirmed
 */
public record Consent(Instant askedAt, Instant confirmedAt, String wording, String how) {

    /** By the link in the confirmation mail. */
    public static final String BY_LINK = "LINK_IN_MAIL";

    /** Given elsewhere; followed by the import and the row that brought it. */
    public static final String BY_IMPORT = "IMPORT";

    /** The consent in a row of an imported file. */
    public static Consent imported(Instant at, String text, String importId, int line) {
        return new Consent(at, at, text, byImport(importId, line));
    }

    /** Identifies the row, so that a repeated import recognises its own subscribers. */
    public static String byImport(String importId, int line) {
        return "%s %s line %d".formatted(BY_IMPORT, importId, line);
    }
}
