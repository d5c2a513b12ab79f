package io.bantin.gateway.inbound;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of headers that the gateway trusts from few peers: the origin of a request, its sender and its trace. */
final class UntrustedHeaders {

    private static final List<String> ORIGIN = List.of("forwarded", "x-forwarded-", "x-real-ip", "x-original-");
    private static final List<String> IDENTITY =
            List.of("x-user", "x-auth", "x-remote-", "remote-user", "x-role", "x-account", "x-bantin-", "x-client-");
    private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage", "b3", "x-b3-");
    private static final List<String> ALL =
            Stream.of(ORIGIN, IDENTITY, TRACE).flatMap(List::stream).toList();

    private UntrustedHeaders() {}

    /** Whether the name is on one of the lists. Checks the first letter first, since few requests have such a header. */
    static boolean isClaim(CharSequence name) {
        return switch (name.charAt(0)) {
            case 'f', 'F', 'x', 'X', 'r', 'R', 't', 'T', 'b', 'B' -> startsWithOneOf(ALL, name);
            default -> false;
        };
    }

    static boolean isTrusted(CharSequence name, boolean ofTrustedProxy, boolean ofPortal) {
        return ofTrustedProxy && startsWithOneOf(ORIGIN, name)
                || ofPortal && (startsWithOneOf(TRACE, name) || "x-forwarded-for".contentEquals(lowerCase(name)));
    }

    private static boolean startsWithOneOf(List<String> prefixes, CharSequence name) {
        var text = name.toString();
        for (var prefix : prefixes) {
            if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static String lowerCase(CharSequence name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
