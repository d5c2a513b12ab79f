package io.bantin.notification.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from computing what people typed: anybody may sign up with an address that begins like a formula. Such a
 * text is written with an apostrophe before it, as spreadsheets mark text; reading takes one away, so that what comes back is
 * what went out.
 */
public final class Formulas {

    private static final Pattern COMPUTED = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Formulas() {}

    public static String guarded(String text) {
        return COMPUTED.matcher(text).matches() ? "'" + text : text;
    }

    public static String plain(String field) {
        return GUARDED.matcher(field).matches() ? field.substring(1) : field;
    }
}
