package io.bantin.notification.subscribers.text;

import java.util.regex.Pattern;

/**
 * Removes invisible characters from both ends of a text: spaces of all kinds, format characters and fillers, which get copied
 * from pages and spreadsheets. Control characters stay, because validation must report them.
 */
public final class InvisibleTrim {

    private static final String INVISIBLE =
            "[\\p{IsWhite_Space}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180d\\u180f\\u3164\\ufe00-\\ufe0f\\uffa0\\x{e0100}-\\x{e01ef}]";
    private static final Pattern LEADING = Pattern.compile("\\A" + INVISIBLE + "+");
    private static final Pattern TRAILING = Pattern.compile("(?<!" + INVISIBLE + ")" + INVISIBLE + "+\\z");

    private InvisibleTrim() {}

    public static String removedFrom(String text) {
        if (text.isEmpty() || isPlain(text.charAt(0)) && isPlain(text.charAt(text.length() - 1))) {
            return text;
        }
        return TRAILING.matcher(LEADING.matcher(text).replaceFirst("")).replaceFirst("");
    }

    /** Fast path: imports call this millions of times, and nearly all texts are plain. */
    private static boolean isPlain(char character) {
        return character > ' ' && character < 0x7f;
    }
}
