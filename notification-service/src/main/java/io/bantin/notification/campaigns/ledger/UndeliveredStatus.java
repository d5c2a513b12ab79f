package io.bantin.notification.campaigns.ledger;

/** The status of a recipient whose mail was not accepted; an accepted mail is a bit. */
public enum UndeliveredStatus {
    /** The mail is tried again. */
    DEFERRED,
    /** The receiver refused the mail, or the retries are used up. */
    FAILED,
    /** The recipient left, or was suppressed, between plan and send. */
    SKIPPED
}
