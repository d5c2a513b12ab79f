package io.bantin.notification.mail.delivery;

import java.util.Locale;

/** The kinds of mail that share one rate and one set of rules. */
public enum MailKind {
    /** Asks a person to confirm a sign-up. */
    CONFIRMATION,
    /** Tells a subscriber of an article. */
    CAMPAIGN;

    /** The value of the tag {@code kind} of a metric. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
