package io.bantin.notification.subscribers.maillimit;

import io.bantin.notification.subscribers.addresses.EmailAddress;
import java.util.Set;

/**
 * The mailbox behind the spellings of an address, for counting only: mail is sent to the address as its owner writes it.
 *
 * @param name the same for all spellings
 */
record MailboxKey(String name) {

    /**
     * Gmail ignores dots, and both domains are the same (support.google.com/mail/answer/7436150 and /10313). Other hosts that
     * are known to do the same belong here.
     */
    private static final Set<String> DOMAINS_WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

    /**
     * A tag begins with a plus (RFC 5233 calls it the detail of a subaddress). Where a host has no tags, addresses that differ
     * behind a plus share one count: harmless, since they belong to one domain's owner.
     */
    private static final char TAG = '+';

    static MailboxKey of(EmailAddress address) {
        String key = address.key();
        int at = key.lastIndexOf('@');
        String domain = key.substring(at + 1);
        int tag = key.indexOf(TAG, 1);
        String local = key.substring(0, tag > 0 && tag < at ? tag : at);
        return DOMAINS_WITHOUT_DOTS.contains(domain)
                ? new MailboxKey(local.replace(".", "") + "@gmail.com")
                : new MailboxKey(local + "@" + domain);
    }

    /** Without the address: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "MailboxKey[***]";
    }
}
