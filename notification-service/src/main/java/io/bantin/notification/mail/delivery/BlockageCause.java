package io.bantin.notification.mail.delivery;

/** Why mails do not go out. */
public enum BlockageCause {
    /** The mail server cannot be reached, closes or refuses the connection. */
    CONNECTION,
    /** No encrypted connection to the mail server can be made. */
    TLS,
    /** The mail server does not take the password. */
    AUTHENTICATION,
    /** The mail server takes no mail for now. */
    SERVER_BUSY,
    /** The mail systems of the recipients that are still due are down, so their domains get no mail for a while. */
    BREAKER,
    /** The limit for all mails is reached. */
    PACING,
    /** The limits of the domains of the recipients that are still due are reached. */
    DOMAIN_LIMIT,
    /** The store does not answer, or answers too late to send by what it says. */
    STORE
}
