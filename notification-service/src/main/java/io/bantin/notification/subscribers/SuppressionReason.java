package io.bantin.notification.subscribers;

/** Why an address is suppressed. */
public enum SuppressionReason {
    /** Its mail server said that there is no such address. */
    NO_SUCH_ADDRESS,
    /** Its mail server refused three campaigns over two days or more without a reason. */
    REPEATED_REFUSALS
}
