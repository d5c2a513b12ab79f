package io.bantin.notification.subscribers.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from computing what people typed: anybody may sign up with an address that begins like a formula. Such a
 * text is written with an apostrophe before it, as spreadsheets mark text; reading takes one away, so that what comes back is
 * what went out.
 */
public final class FormulaEscaping {

    private static final Pattern COMPUTED = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaEscaping() {}

    /** A formula that is nothing but a text, by which some programs keep a spreadsheet from changing it. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"((?:[^\"]|\"\")*)\"", Pattern.DOTALL);

    public static String guarded(String text) {
        return COMPUTED.matcher(text).matches() ? "'" + text : text;
    }

    public static String plain(String field) {
        Matcher formula = TEXT_FORMULA.matcher(field);
        if (formula.matches()) {
            return formula.group(1).replace("\"\"", "\"");
        }
        return GUARDED.matcher(field).matches() ? field.substring(1) : field;
    }

    /** Of a text that never begins with an apostrophe: one there marks it as text, whatever follows. */
    public static String unmarked(String field) {
        return field.startsWith("'") ? field.substring(1) : plain(field);
    }

    /** What {@link #unmarked} leads back to the text. */
    public static String marked(String text) {
        return text.startsWith("'") ? "'" + text : guarded(text);
    }
}
