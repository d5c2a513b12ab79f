package io.bantin.notification.mail.smtp;

/** The result of one attempt to send a mail. A reply is the text of the server without the recipient's address. */
public sealed interface SendResult {

    /** The server took the mail. */
    record Accepted(String reply) implements SendResult {}

    /**
     * A 4xx about this recipient or this mail: a later attempt may succeed. It is {@code domainWide} when every recipient of the
     * domain would get it, because the domain's mail system is down or cannot be reached.
     */
    record Deferred(String reply, boolean domainWide) implements SendResult {}

    /** A 5xx about this recipient or this mail, and what it says about the address. */
    record Rejected(String reply, BounceType type) implements SendResult {}

    /**
     * No connection could be made, or it ended before the first answer about this mail, so no recipient is to blame. It is
     * {@code stale} when the server closed a
     * connection that had served before, say after a hundred mails: then a new connection is worth a try at once.
     */
    record ConnectionFailed(Cause cause, String reason, boolean stale) implements SendResult {

        /** Which part of the way to the mail server failed. */
        public enum Cause {
            /** The server could not be reached, closed the connection, or refused it. */
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
     * The connection was lost after the first answer about this mail and before its end was sent: perhaps by chance, perhaps
     * because the server fails at this very mail.
     */
    record ConnectionLost(String reason) implements SendResult {}

    /** The connection was lost after the whole mail was sent and before the answer: it may have been accepted. */
    record Unknown(String reason) implements SendResult {}

    /** The server's reply, or the reason why there is none. */
    default String text() {
        return switch (this) {
            case Accepted(String reply) -> reply;
            case Deferred(String reply, boolean _) -> reply;
            case Rejected(String reply, BounceType _) -> reply;
            case ConnectionFailed failed -> failed.reason();
            case ConnectionLost(String reason) -> reason;
            case Unknown(String reason) -> reason;
        };
    }

    /** The mail server is unavailable, so a new connection is made only after a pause. */
    default boolean isServerUnavailable() {
        return switch (this) {
            case Accepted _, Deferred _, Rejected _, Unknown _ -> false;
            case ConnectionFailed failed -> !failed.stale();
            case ConnectionLost _ -> true;
        };
    }

    /** True if the server answered, so it accepts mails in general. */
    default boolean isAnswer() {
        return switch (this) {
            case Accepted _, Deferred _, Rejected _ -> true;
            case ConnectionFailed _, ConnectionLost _, Unknown _ -> false;
        };
    }
}
