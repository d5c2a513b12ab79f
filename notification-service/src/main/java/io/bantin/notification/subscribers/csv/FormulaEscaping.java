package io.bantin.notification.subscribers.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prevents CSV injection: anyone can sign up with an address that starts like a formula. Such a text is written with a leading
 * apostrophe, by which spreadsheets recognise text. Reading removes one apostrophe, so that a text survives export and import.
 */
public final class FormulaEscaping {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaEscaping() {}

    /** A formula that is only a string; some programs write texts like this so that spreadsheets do not change them. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"((?:[^\"]|\"\")*)\"", Pattern.DOTALL);

    public static String escaped(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    public static String unescaped(String field) {
        Matcher formula = TEXT_FORMULA.matcher(field);
        if (formula.matches()) {
            return formula.group(1).replace("\"\"", "\"");
        }
        return ESCAPED.matcher(field).matches() ? field.substring(1) : field;
    }

    /** For texts that never start with an apostrophe: a leading one is always a marker. */
    public static String withoutMarker(String field) {
        return field.startsWith("'") ? field.substring(1) : unescaped(field);
    }

    /** The inverse of {@link #withoutMarker}. */
    public static String withMarker(String text) {
        return text.startsWith("'") ? "'" + text : escaped(text);
    }
}
