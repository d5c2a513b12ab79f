package io.bantin.gateway.uri;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path and query of a request, normalised (RFC 3986, 6.2.2): unreserved characters are not escaped, escapes are upper
 * case, and characters that an address must not contain are escaped. Rules compare this form only, so no spelling of an
 * address evades a rule.
 *
 * <p>The gateway refuses an address of the API that has two readings. A reader gets a page even if its address is odd: the
 * gateway drops matrix parameters, and passes the rest to the portal in a form that the portal can read.
 *
 * @param path the normalised path; if the address is refused, only its part before the first escape
 * @param query the normalised query without the question mark
 * @param refused whether the gateway refuses this address
 */
public record RequestTarget(String path, @Nullable String query, boolean refused) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final BitSet UNRESERVED = setOf("-._~");
    private static final BitSet IN_PATH = setOf("-._~!$&'()*+,=:@/;");
    private static final BitSet IN_QUERY = setOf("-._~!$&'()*+,=:@/;?");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern OTHER_SLASH = Pattern.compile("%2F|%5C");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(?:/.*|$)");
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");
    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-F]|7F)");
    private static final Pattern TWO_READINGS_IN_API = Pattern.compile("//|;|%(?:2F|5C|3B|25|[01][0-9A-F]|7F)");
    /** Mail programs and link wrappers add a query to this address; the service ignores it. */
    private static final Pattern ONE_CLICK = Pattern.compile("/api/subscriptions/[^/]+/unsubscribe");

    /** Parses an address in origin form, as in a request line. */
    public static RequestTarget parse(String raw) {
        int question = plainUntil(raw);
        if (question == raw.length()) {
            return new RequestTarget(raw, null, false);
        }
        if (question >= 0) {
            return new RequestTarget(raw.substring(0, question), raw.substring(question + 1), false);
        }
        return normalise(raw);
    }

    /** Whether the path belongs to the API, whose errors are problem details; each other path is a page. */
    public static boolean isApi(String path) {
        return path.startsWith("/api") && (path.length() == 4 || path.charAt(4) == '/');
    }

    /** Returns path and query as in a request line. */
    public String text() {
        return query == null ? path : path + "?" + query;
    }

    /** Returns the index of the question mark, or the length, of an address that is normalised already; -1 for any other. */
    private static int plainUntil(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return -1;
        }
        int question = raw.length();
        char before = 'x';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (question == raw.length()) {
                if (c == '?') {
                    question = i;
                } else if (!IN_PATH.get(c) || c == ';' || before == '/' && (c == '/' || c == '.')) {
                    return -1;
                }
            } else if (!IN_QUERY.get(c)) {
                return -1;
            }
            before = c;
        }
        return question;
    }

    private static RequestTarget normalise(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return new RequestTarget("/", null, true);
        }
        int fragment = raw.indexOf('#');
        var whole = fragment < 0 ? raw : raw.substring(0, fragment);
        int question = whole.indexOf('?');
        var rawPath = question < 0 ? whole : whole.substring(0, question);
        var rawQuery = question < 0 ? null : whole.substring(question + 1);
        var path = escaped(rawPath, IN_PATH);
        var query = rawQuery == null ? null : escaped(rawQuery, IN_QUERY);
        var asPage = MATRIX.matcher(OTHER_SLASH.matcher(path).replaceAll("/")).replaceAll("");
        if (isApi(SLASHES.matcher(asPage).replaceAll("/"))) {
            boolean refused = TWO_READINGS_IN_API.matcher(path).find()
                    || hasDotSegment(path)
                    || isUnreadable(rawPath, path)
                    || rawQuery != null
                            && query != null
                            && isUnreadable(rawQuery, query)
                            && !ONE_CLICK.matcher(path).matches();
            return refused
                    ? new RequestTarget(plainPart(asPage), null, true)
                    : new RequestTarget(path, query == null ? null : Utf8.repaired(query), false);
        }
        if (hasDotSegment(asPage) || CONTROL.matcher(asPage).find()) {
            return new RequestTarget(plainPart(asPage), null, true);
        }
        return new RequestTarget(Utf8.repaired(asPage), query == null ? null : Utf8.repaired(query), false);
    }

    private static boolean isUnreadable(String raw, String escaped) {
        return hasBrokenEscape(raw) || !Utf8.repaired(escaped).equals(escaped);
    }

    /** Token masks count the segments of a path, so nothing in the path may shift its segments. */
    private static String plainPart(String path) {
        var collapsed =
                DOT_SEGMENT.matcher(SLASHES.matcher(path).replaceAll("/")).replaceFirst("");
        int end = collapsed.indexOf('%');
        var plain = end < 0 ? collapsed : collapsed.substring(0, end);
        return plain.isEmpty() ? "/" : plain;
    }

    private static boolean hasDotSegment(String path) {
        return Stream.of(path.split("/")).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean hasBrokenEscape(String raw) {
        for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
            if (!isEscape(raw, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    /** Escapes a percent sign that begins no escape. */
    private static String escaped(String raw, BitSet allowed) {
        var out = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' && isEscape(raw, i)) {
                int value = HexFormat.fromHexDigits(raw, i + 1, i + 3);
                if (UNRESERVED.get(value)) {
                    out.append((char) value);
                } else {
                    out.append(raw, i, i + 3);
                    int start = out.length() - 3;
                    out.replace(start, out.length(), out.substring(start).toUpperCase(Locale.ROOT));
                }
                i += 2;
            } else if (allowed.get(c)) {
                out.append(c);
            } else {
                // Netty reads a request line as Latin-1: one character is one byte.
                out.append('%').append(HEX.toHexDigits((byte) c));
            }
        }
        return out.toString();
    }

    private static BitSet setOf(String others) {
        var set = new BitSet();
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        others.chars().forEach(set::set);
        return set;
    }
}
