package io.bantin.portal.requests;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The canonical address of a page, for the many ways in which mail programs, trackers and people write it. A canonical path
 * maps to itself, so redirects end; it begins with exactly one slash, so no redirect leads to another host.
 */
final class CanonicalPath {

    private static final Set<String> PAGES = Set.of("/", "/subscribe", "/subscribe/thanks", "/subscriptions/confirm");
    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CanonicalPath() {}

    /**
     * The percent-encoded path to redirect to; null if the request has the canonical path.
     *
     * @param raw the path as it was sent
     * @param path the same path without parameters, decoded and without dot segments
     */
    static @Nullable String redirect(String raw, String path) {
        String clean = clean(path);
        String address = encode(clean);
        boolean isOdd = isPage(clean) ? !raw.equals(address) : !clean.equals(path) || raw.contains("//");
        return isOdd ? address : null;
    }

    /** The path without doubled slashes, text appended to links, and misplaced capitals. */
    static String clean(String path) {
        String clean = withoutTail(singleSlashes(path.startsWith("/") ? path : "/" + path));
        String small = clean.toLowerCase(Locale.ROOT);
        if (small.equals("/index.html")) {
            return "/";
        }
        if (small.startsWith(SUBSCRIPTIONS) && !PAGES.contains(small)) {
            // The token in the path is case-sensitive.
            int end = clean.indexOf('/', SUBSCRIPTIONS.length());
            return end < 0
                    ? SUBSCRIPTIONS + clean.substring(SUBSCRIPTIONS.length())
                    : SUBSCRIPTIONS + clean.substring(SUBSCRIPTIONS.length(), end) + small.substring(end);
        }
        return isPage(small) ? small : clean;
    }

    private static boolean isPage(String path) {
        return PAGES.contains(path)
                || path.startsWith("/c/")
                || path.startsWith(SUBSCRIPTIONS)
                || (path.endsWith(".html") && path.indexOf('/', 1) < 0);
    }

    private static String singleSlashes(String path) {
        StringBuilder single = new StringBuilder(path.length());
        for (int at = 0; at < path.length(); at++) {
            if (path.charAt(at) != '/' || at == 0 || path.charAt(at - 1) != '/') {
                single.append(path.charAt(at));
            }
        }
        return single.toString();
    }

    /** Links in running text often end with punctuation or an encoded query; the path of a page never does. */
    private static String withoutTail(String path) {
        int end = path.length();
        for (int at = 0; at < end; at++) {
            if ("?#&".indexOf(path.charAt(at)) >= 0) {
                end = at;
            }
        }
        while (end > 0 && !endsAWord(path.codePointBefore(end))) {
            end -= Character.charCount(path.codePointBefore(end));
        }
        return end == 0 ? "/" : path.substring(0, end);
    }

    private static boolean endsAWord(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character) || character == '-' || character == '_';
        };
    }

    private static String encode(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            if (octet == '/' || isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || "-._~".indexOf(octet) >= 0;
    }
}
