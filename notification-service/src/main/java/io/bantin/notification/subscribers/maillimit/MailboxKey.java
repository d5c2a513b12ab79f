package io.bantin.notification.subscribers.maillimit;

import io.bantin.notification.subscribers.addresses.EmailAddress;
import java.util.Set;

/**
 * Identifies the mailbox behind an address, for counting only: mail is sent to the address as typed.
 *
 * @param name the same for all spellings of an address
 */
record MailboxKey(String name) {

    /**
     * Gmail ignores dots, and both domains are equivalent (support.google.com/mail/answer/7436150 and /10313). Add other
     * providers that do the same.
     */
    private static final Set<String> DOMAINS_WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

    /**
     * Starts a tag (the "detail" of a subaddress in RFC 5233). If a server has no tags, different addresses share a count,
     * which is harmless because the domain has one owner.
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

    /** Omits the address, because it must not appear in logs. */
    @Override
    public String toString() {
        return "MailboxKey[***]";
    }
}
