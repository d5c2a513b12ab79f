package io.bantin.notification.subscribers.addresses;

import com.ibm.icu.text.IDNA;
import io.bantin.notification.subscribers.text.InvisibleTrim;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * The key under which an address was stored before domains were mapped by UTS 46. IDNA 2003 replaced {@code ß} by {@code ss} and
 * accepted some domains that are refused now. Subscribers and erasures under such a key must still be found. No mail is sent to
 * it.
 */
public final class LegacyEmailKey {

    private LegacyEmailKey() {}

    /** The key of a typed address; empty if it was no valid address then either. */
    public static Optional<String> keyOf(String typed) {
        String address = InvisibleTrim.removedFrom(typed);
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > EmailAddress.MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return Optional.of((address.substring(0, at) + "@" + domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /** The legacy key of a current key; empty if both are the same. */
    public static Optional<String> forCurrent(String key) {
        if (!key.contains("xn--")) {
            return Optional.empty();
        }
        int at = key.lastIndexOf('@');
        String domain = EmailAddress.UTS_46
                .nameToUnicode(key.substring(at + 1), new StringBuilder(), new IDNA.Info())
                .toString();
        return keyOf(key.substring(0, at + 1) + domain).filter(earlier -> !earlier.equals(key));
    }
}
