package io.bantin.notification.campaigns.ledger;

/** The status of a recipient whose mail was not accepted. Accepted mails are in the bitmap of the chunk. */
public enum UndeliveredStatus {
    /** The mail is tried again. */
    DEFERRED,
    /** The receiver rejected the mail, or the retries are used up. */
    FAILED,
    /** The recipient left, or was suppressed, between plan and send. */
    SKIPPED
}
