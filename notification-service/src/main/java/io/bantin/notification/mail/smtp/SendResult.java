package io.bantin.notification.mail.smtp;

/** What became of one attempt to send; replies are the receiver's own words without the recipient's address. */
public sealed interface SendResult {

    /** The receiver took the mail. */
    record Accepted(String reply) implements SendResult {}

    /**
     * A 4xx about this recipient or this mail: later, perhaps. It is {@code domainWide} when it would be said of everybody
     * there, because their mail system is down or cannot be reached.
     */
    record Deferred(String reply, boolean domainWide) implements SendResult {}

    /** A 5xx about this recipient or this mail, and what it says of the address. */
    record Rejected(String reply, BounceType type) implements SendResult {}

    /**
     * No dialogue about this mail came about: nobody's fault among the recipients. It is {@code stale} when the server hung
     * up on a connection that had served before, say after the hundredth mail: then a new one is worth a try at once.
     */
    record ConnectionFailed(Cause cause, String reason, boolean stale) implements SendResult {

        /** What of the way to the mail server failed. */
        public enum Cause {
            /** The server could not be reached, hung up, or refused the connection. */
            CONNECTION,
            /** No encrypted connection could be made. */
            TLS,
            /** The server did not take the password. */
            AUTHENTICATION,
            /** The server takes no mail for now. */
            SERVER_BUSY
        }
    }

    /**
     * The connection was lost in the middle of the dialogue about this mail, before it was handed over: perhaps chance,
     * perhaps this very mail is what the server stumbles over.
     */
    record BrokenOff(String reason) implements SendResult {}

    /** The connection was lost after the whole mail was sent and before the answer: it may have been accepted. */
    record Unknown(String reason) implements SendResult {}
}
