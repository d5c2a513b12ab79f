package io.bantin.notification.campaigns.ledger;

/** What became of a recipient who has not got the mail; accepted ones are bits. */
public enum Outcome {
    /** Is tried again. */
    DEFERRED,
    /** The receiver refused, or did too often. */
    FAILED,
    /** Left, or was suppressed, between plan and send. */
    SKIPPED
}
