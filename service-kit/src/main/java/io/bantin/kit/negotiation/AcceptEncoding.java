package io.bantin.kit.negotiation;

import java.util.Locale;

/** Reads an {@code Accept-Encoding} (RFC 9110, 12.5.3). */
public final class AcceptEncoding {

    /** The quality of a coding that the header does not name. */
    private static final double UNNAMED = -1;

    private static final String WILDCARD = "*";

    private AcceptEncoding() {}

    /** The quality of a coding between 0 and 1; a coding without its own has that of the wildcard, or 0. Never fails. */
    public static double quality(String header, String coding) {
        double own = named(header, coding);
        return own == UNNAMED ? Math.max(0, named(header, WILDCARD)) : own;
    }

    private static double named(String header, String coding) {
        for (int start = 0; start <= header.length(); ) {
            int comma = header.indexOf(',', start);
            int end = comma < 0 ? header.length() : comma;
            int semicolon = header.indexOf(';', start);
            int nameEnd = semicolon < 0 || semicolon > end ? end : semicolon;
            int from = start;
            while (from < nameEnd && isSpace(header.charAt(from))) {
                from++;
            }
            int to = nameEnd;
            while (to > from && isSpace(header.charAt(to - 1))) {
                to--;
            }
            if (to - from == coding.length() && header.regionMatches(true, from, coding, 0, coding.length())) {
                return nameEnd == end ? 1 : weight(header.substring(nameEnd + 1, end));
            }
            start = end + 1;
        }
        return UNNAMED;
    }

    private static double weight(String parameter) {
        String weight = parameter.replace(" ", "").replace("\t", "").toLowerCase(Locale.ROOT);
        return switch (weight) {
            case "q=1", "q=1.0", "q=1.00", "q=1.000" -> 1;
            case String fraction
            when fraction.matches("q=0(\\.\\d{0,3})?") -> Double.parseDouble(fraction.substring(2));
            default -> 0; // unreadable: the client can always read an uncompressed page
        };
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }
}
