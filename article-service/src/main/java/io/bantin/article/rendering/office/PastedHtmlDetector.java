package io.bantin.article.rendering.office;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises a body that is entirely HTML, as pasted from the clipboard. Parsed as Markdown, the indented lines of its tables
 * would become code after an empty line.
 */
public final class PastedHtmlDetector {

    private static final Set<String> BLOCKS = Set.of(
            ("address article aside blockquote body center col colgroup dd details div dl dt fieldset figcaption figure "
                            + "footer form h1 h2 h3 h4 h5 h6 head header hr html li link main meta nav ol p section style "
                            + "table tbody td tfoot th thead title tr ul xml !doctype")
                    .split(" "));

    /** Other comments can precede Markdown. */
    private static final List<String> CLIPBOARD_COMMENTS =
            List.of("!--[if", "![if", "![endif", "!--StartFragment", "!--EndFragment");

    private PastedHtmlDetector() {}

    public static boolean isHtml(String text) {
        boolean afterBlank = true;
        boolean any = false;
        char last = ' ';
        for (int i = 0, end; i < text.length(); i = end + 1) {
            end = text.indexOf('\n', i);
            end = end < 0 ? text.length() : end;
            int start = i;
            while (start < end && isSpace(text.charAt(start))) {
                start++;
            }
            boolean blank = start == end;
            if (!blank) {
                if (afterBlank && !startsBlock(text, start, end)) {
                    return false;
                }
                any = true;
                last = lastVisible(text, start, end);
            }
            afterBlank = blank;
        }
        return any && last == '>';
    }

    private static boolean startsBlock(String text, int start, int end) {
        if (text.charAt(start) != '<') {
            return false;
        }
        int from = start + 1 < end && text.charAt(start + 1) == '/' ? start + 2 : start + 1;
        if (CLIPBOARD_COMMENTS.stream().anyMatch(comment -> text.startsWith(comment, from))) {
            return true;
        }
        int to = from;
        while (to < end && to - from < 12 && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '!')) {
            to++;
        }
        var name = text.substring(from, to).toLowerCase(Locale.ROOT);
        boolean office = to < end && text.charAt(to) == ':' && OfficeMarkupCleaner.isOfficePrefix(name);
        return office || BLOCKS.contains(name) || text.startsWith(" style=\"font-weight:normal;\"", to);
    }

    private static char lastVisible(String text, int start, int end) {
        int last = end;
        while (last > start + 1 && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return text.charAt(last - 1);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }
}
