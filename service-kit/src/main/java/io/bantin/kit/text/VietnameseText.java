package io.bantin.kit.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.function.IntPredicate;

/** Cleans what was typed or pasted of everything invisible, and changes nothing that a reader can see. */
public final class VietnameseText {

    private static final int NEXT_LINE = 0x85;
    private static final int NO_BREAK_SPACE = 0xA0;
    private static final int GRAPHEME_JOINER = 0x034F;
    private static final int EMOJI_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    private VietnameseText() {}

    /** Cleans one line of text: a title, a name, a lead. Line breaks become spaces. */
    public static String clean(String text) {
        return singleSpaces(composed(visible(text, VietnameseText::isLineEndOrSpace)));
    }

    /** Cleans Markdown, in which line breaks, tabs and runs of spaces have a meaning. */
    public static String cleanMarkdown(String text) {
        var lineEnds = text.replace("\r\n", "\n").replace('\r', '\n');
        var lines = composed(visible(lineEnds, _ -> false)).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i + 1 == lines.length || isBlank(lines[i + 1])) {
                lines[i] = withPlainSpacesAtEnd(lines[i]);
            }
        }
        return String.join("\n", lines);
    }

    /** NFC, after putting Vietnamese marks in the order in which NFC can compose them. */
    private static String composed(String text) {
        var decomposed = Normalizer.normalize(text, Form.NFD);
        return Normalizer.normalize(MarkOrder.repair(decomposed), Form.NFC);
    }

    private static String visible(String text, IntPredicate becomesSpace) {
        var kept = new StringBuilder(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            if (becomesSpace.test(c)) {
                kept.append(' ');
            } else if (!isInvisible(c) || c == EMOJI_JOINER && joinsEmoji(kept, text, next)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    private static boolean isLineEndOrSpace(int c) {
        return c >= '\t' && c <= '\r'
                || c == NEXT_LINE
                || switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> c == GRAPHEME_JOINER;
        };
    }

    private static boolean joinsEmoji(CharSequence before, String text, int next) {
        int end = before.length();
        while (end > 0 && isEmojiModifier(Character.codePointBefore(before, end))) {
            end -= Character.charCount(Character.codePointBefore(before, end));
        }
        return end > 0
                && next < text.length()
                && isPictograph(Character.codePointBefore(before, end))
                && isPictograph(text.codePointAt(next));
    }

    private static boolean isEmojiModifier(int c) {
        return c == EMOJI_STYLE || c >= 0x1F3FB && c <= 0x1F3FF;
    }

    private static boolean isPictograph(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static String singleSpaces(String text) {
        var single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' || !single.isEmpty() && single.charAt(single.length() - 1) != ' ') {
                single.append(c);
            }
        }
        return single.toString().stripTrailing();
    }

    /** A paragraph's last no-break spaces hold nothing together; elsewhere they may be meant. */
    private static String withPlainSpacesAtEnd(String line) {
        int end = line.length();
        while (end > 0 && isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + line.substring(end).replace((char) NO_BREAK_SPACE, ' ');
    }

    private static boolean isBlank(String line) {
        return line.chars().allMatch(VietnameseText::isSpace);
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == NO_BREAK_SPACE;
    }
}
