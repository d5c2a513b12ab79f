package io.bantin.notification.campaigns;

/** What can keep the mails of a campaign from going out. */
public enum BlockCause {
    /** The mail server cannot be reached, hangs up or refuses the connection. */
    CONNECTION,
    /** No encrypted connection to the mail server can be made. */
    TLS,
    /** The mail server does not take the password. */
    AUTHENTICATION,
    /** The mail server takes no mail for now. */
    SERVER_BUSY,
    /** The mail systems of the recipients still due are down: their domains are left alone for a while. */
    BREAKER,
    /** The limit for all mails is reached. */
    PACING,
    /** The limits of the domains of the recipients still due are reached. */
    DOMAIN_LIMIT,
    /** The store does not answer, or takes longer than what it tells is good for. */
    STORE
}
