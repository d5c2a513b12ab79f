package io.bantin.notification.subscribers;

/** Why an address is suppressed. */
public enum SuppressionReason {
    /** The mail server said that the address does not exist. */
    NO_SUCH_ADDRESS,
    /** The mail server refused three campaigns without a reason, over two days or more. */
    REPEATED_REFUSALS
}
