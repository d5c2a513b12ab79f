package io.bantin.notification.subscribers.addresses;

import com.ibm.icu.text.IDNA;
import io.bantin.notification.subscribers.text.InvisibleTrim;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A valid address: its domain is in ASCII and lower case, its local part is as typed. Domains are mapped by UTS 46,
 * non-transitional, like in browsers: {@code faß.example} and {@code fass.example} are two domains. A domain label with letters of
 * several scripts is refused (UTS 39), because it can imitate a known domain.
 *
 * @param key the same for all spellings of one address
 */
public record EmailAddress(String value, String key) {

    /** The result of parsing: an address, or the reason why the text is none. */
    public sealed interface Parsed {}

    public record Valid(EmailAddress address) implements Parsed {}

    public record Invalid(String reason) implements Parsed {}

    private static final Invalid TOO_LONG =
            new Invalid("must have at most 254 characters, and at most 64 of them before the @.");
    static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART_LENGTH = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=.*[a-z])[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
    static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);
    /** Digits, hyphens and combining marks belong to no single script. */
    private static final Set<UnicodeScript> NEUTRAL_SCRIPTS =
            EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);
    /** Scripts that one language uses together. */
    private static final List<Set<UnicodeScript>> COMMON_COMBINATIONS = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    public static Parsed parse(String typed) {
        if (typed.length() > 2 * MAX_LENGTH) {
            return TOO_LONG;
        }
        String address = InvisibleTrim.removedFrom(typed);
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            return new Invalid("must be an address such as ai@example.org.");
        }
        String local = address.substring(0, at);
        String domain = ascii(address.substring(at + 1));
        if (!DOMAIN.matcher(domain).matches()) {
            return new Invalid("must have a domain with a dot after the @, such as example.org.");
        }
        if (mixesScripts(domain)) {
            return new Invalid(
                    "has letters of several scripts in one part of its domain, which can imitate another domain;"
                            + " type it in one script.");
        }
        if (local.length() > MAX_LOCAL_PART_LENGTH || local.length() + 1 + domain.length() > MAX_LENGTH) {
            return TOO_LONG;
        }
        if (!LOCAL_PART.matcher(local).matches()) {
            return new Invalid("has a character before the @ that mail servers refuse.");
        }
        String value = local + "@" + domain;
        return new Valid(new EmailAddress(value, value.toLowerCase(Locale.ROOT)));
    }

    /** Empty if the domain is invalid. */
    private static String ascii(String domain) {
        var info = new IDNA.Info();
        String ascii = UTS_46.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors() ? "" : ascii.toLowerCase(Locale.ROOT);
    }

    private static boolean mixesScripts(String asciiDomain) {
        return asciiDomain.contains("xn--")
                && Pattern.compile("[.]")
                        .splitAsStream(UTS_46.nameToUnicode(asciiDomain, new StringBuilder(), new IDNA.Info()))
                        .anyMatch(EmailAddress::isOfSeveralScripts);
    }

    private static boolean isOfSeveralScripts(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(NEUTRAL_SCRIPTS);
        return scripts.size() > 1
                && COMMON_COMBINATIONS.stream().noneMatch(combination -> combination.containsAll(scripts));
    }

    /** Omits the address, because it must not appear in logs. */
    @Override
    public String toString() {
        return "EmailAddress[***]";
    }
}
