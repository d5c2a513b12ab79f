package io.bantin.notification.mail.smtp;

/** What the rejection of a mail says about the address of its recipient. */
public enum BounceType {
    /** Nothing: only this delivery has failed. */
    NONE,
    /** Perhaps that there is no such address: the server gave no reason. */
    STRIKE,
    /** That there is no such address. */
    NO_SUCH_ADDRESS
}
