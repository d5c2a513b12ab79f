package io.bantin.notification.mail.smtp;

/** What a permanent refusal says of the address that the mail was for. */
public enum BounceType {
    /** Nothing: this delivery failed, for whatever reason. */
    REFUSED,
    /** Perhaps that it does not exist; the server did not say why it refused. */
    STRIKE,
    /** That there is no such address. */
    NO_SUCH_ADDRESS
}
