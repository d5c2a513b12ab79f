package io.bantin.kit.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.regex.Pattern;

/**
 * Masks tokens and mail addresses in text. It recognizes tokens by their place in a URL and by their form, also if the caller
 * percent-encoded them.
 */
public final class TokenMasking {

    private static final int TOKEN_LENGTH = 35;
    private static final int MAX_ENCODINGS = 3;

    /** A token follows these places in a URL, except for the confirmation page. */
    private static final Pattern PLACE = Pattern.compile(
            "(/+subscriptions/+|token=)(?!confirm(?![A-Za-z0-9_-]))[^/?&\\s\"]+", Pattern.CASE_INSENSITIVE);

    /** The form of notification-service's tokens: the id of a subscriber and 128 bits in Base64. */
    private static final Pattern FORM =
            Pattern.compile("(?<![A-Za-z0-9_-])[0-9a-z]{13}[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

    private static final Pattern JWT =
            Pattern.compile("(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*+)?");
    private static final String NO_ADDRESS = "\\s@<>()\\[\\]{}\"',;:=/&?";
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^%1$s])[^%1$s]++@[^%1$s]++(?<=[^.]\\.[^.%1$s]{1,63})".formatted(NO_ADDRESS));

    private TokenMasking() {}

    public static String in(String text) {
        if (!mayHoldAny(text)) {
            return text;
        }
        String plain = decoded(text);
        String masked = PLACE.matcher(plain).replaceAll("$1***");
        masked = FORM.matcher(masked).replaceAll("***");
        masked = JWT.matcher(masked).replaceAll("***");
        if (masked.indexOf('@') >= 0) {
            masked = ADDRESS.matcher(masked).replaceAll("***@***");
        }
        return masked.equals(plain) ? text : masked;
    }

    static Observation.Context in(Observation.Context context) {
        for (KeyValue value : context.getHighCardinalityKeyValues()) {
            String masked = in(value.getValue());
            if (!masked.equals(value.getValue())) {
                context.addHighCardinalityKeyValue(KeyValue.of(value.getKey(), masked));
            }
        }
        return context;
    }

    /** Scans the text once before the patterns run, because nearly no text contains a token or an address. */
    private static boolean mayHoldAny(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@'
                    || c == '%'
                    || c == '='
                    || c == '/' && text.regionMatches(true, i + 1, "subscriptions", 0, 13)) {
                return true;
            }
            run = isOfToken(c) ? run + 1 : 0;
            if (run >= TOKEN_LENGTH) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    /** Decodes percent-encoded visible ASCII, also if it was encoded more than once. */
    private static String decoded(String text) {
        String plain = text;
        for (int layer = 0; layer < MAX_ENCODINGS && plain.indexOf('%') >= 0; layer++) {
            String next = decodedOnce(plain);
            if (next.equals(plain)) {
                break;
            }
            plain = next;
        }
        return plain;
    }

    private static String decodedOnce(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '%' && i + 2 < text.length()
                    ? Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16)
                    : -1;
            if (code > ' ' && code < 0x7f) {
                plain.append((char) code);
                i += 2;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
