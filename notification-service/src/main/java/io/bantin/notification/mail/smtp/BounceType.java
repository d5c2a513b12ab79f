package io.bantin.notification.mail.smtp;

/** What a permanent refusal says about the address of the recipient. */
public enum BounceType {
    /** Nothing: only this delivery has failed. */
    NONE,
    /** Perhaps that there is no such address: the server did not say why it refused. */
    STRIKE,
    /** That there is no such address. */
    NO_SUCH_ADDRESS
}
