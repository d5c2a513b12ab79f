package io.bantin.kit.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Removes invisible characters from typed or pasted text, and changes nothing that a reader can see. */
public final class TextCleaner {

    private static final int NEXT_LINE = 0x85;
    private static final int NO_BREAK_SPACE = 0xA0;
    private static final char NON_JOINER = '\u200C';

    /** One visible character may consist of several raw ones, as in decomposed letters and emoji. */
    private static final int MAX_RAW_PER_CHARACTER = 12;

    /** Raw text may also have spaces that the cleaner removes. */
    private static final int MAX_RAW_EXTRA = 1000;

    private TextCleaner() {}

    /** Cleans one line of text: a title, a name, a lead. Line breaks become spaces. */
    public static String clean(String text) {
        return cleaned(text).text();
    }

    /** As {@link #clean}, and lists the visible characters that it removed. */
    public static CleanedText cleaned(String text) {
        var visible = InvisibleCharacters.drop(text, TextCleaner::isLineEndOrSpace);
        return new CleanedText(singleSpaces(composed(visible.text())), visible.lost());
    }

    /** Cleans Markdown, in which line breaks, tabs and runs of spaces have a meaning. */
    public static String cleanMarkdown(String text) {
        return cleanedMarkdown(text).text();
    }

    /** As {@link #cleanMarkdown}, and lists the visible characters that it removed. */
    public static CleanedText cleanedMarkdown(String text) {
        var lineEnds = text.replace("\r\n", "\n").replace('\r', '\n');
        var visible = InvisibleCharacters.drop(lineEnds, _ -> false);
        var lines = composed(visible.text()).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i + 1 == lines.length || isBlank(lines[i + 1])) {
                lines[i] = withPlainSpacesAtEnd(lines[i]);
            }
        }
        return new CleanedText(String.join("\n", lines), visible.lost());
    }

    /** Returns true for text that cleaning cannot bring down to this length, so that callers refuse it without the cost of cleaning. */
    public static boolean isFarLongerThan(int maxLength, String typed) {
        return typed.length() > MAX_RAW_PER_CHARACTER * maxLength + MAX_RAW_EXTRA;
    }

    /** Returns true if the text has no visible character. */
    public static boolean isInvisible(String text) {
        return InvisibleCharacters.isBlank(text);
    }

    /** Composes to NFC, after it has ordered Vietnamese marks so that NFC can compose them. */
    private static String composed(String text) {
        var decomposed = Normalizer.normalize(text, Form.NFD);
        return Normalizer.normalize(ToneMarkOrder.repair(decomposed), Form.NFC);
    }

    private static boolean isLineEndOrSpace(int c) {
        return c >= '\t' && c <= '\r'
                || c == NEXT_LINE
                || switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private static String singleSpaces(String text) {
        var single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' || !single.isEmpty() && single.charAt(single.length() - 1) != ' ') {
                single.append(c);
            }
        }
        int start = 0;
        int end = single.length();
        while (end > start && isEdge(single.charAt(end - 1))) {
            end--;
        }
        while (start < end && isEdge(single.charAt(start))) {
            start++;
        }
        return single.substring(start, end);
    }

    /** A non-joiner has no effect at the start or end of a text. */
    private static boolean isEdge(char c) {
        return c == ' ' || c == NON_JOINER;
    }

    /** Replaces no-break spaces at the end of a paragraph, where they have no effect; elsewhere they may be intended. */
    private static String withPlainSpacesAtEnd(String line) {
        int end = line.length();
        while (end > 0 && isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + line.substring(end).replace((char) NO_BREAK_SPACE, ' ');
    }

    private static boolean isBlank(String line) {
        return line.chars().allMatch(TextCleaner::isSpace);
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == NO_BREAK_SPACE;
    }
}
