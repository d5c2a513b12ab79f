package io.bantin.kit.negotiation;

import java.util.List;

/** Reads an {@code If-None-Match} (RFC 9110, 13.1.2). */
public final class IfNoneMatch {

    private static final String WEAK = "W/";
    private static final String BEFORE_A_TAG = " \t,/";

    private IfNoneMatch() {}

    /**
     * Whether the header names this ETag or all, by the weak comparison: a cache on the way may have weakened the tag. Never
     * fails.
     */
    public static boolean matches(List<String> ifNoneMatch, String etag) {
        String opaque = etag.startsWith(WEAK) ? etag.substring(WEAK.length()) : etag;
        for (String line : ifNoneMatch) {
            if (line.strip().equals("*") || names(line, opaque)) {
                return true;
            }
        }
        return false;
    }

    /** A tag can be the end of another one, since a quote may be missing. */
    private static boolean names(String line, String opaque) {
        for (int at = line.indexOf(opaque); at >= 0; at = line.indexOf(opaque, at + 1)) {
            if (at == 0 || BEFORE_A_TAG.indexOf(line.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
