package io.bantin.kit.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Drops the invisible characters that have no effect. Keeps those that have one: joiners within emoji and in scripts whose
 * letters join, the tags of a flag, variation selectors, and direction marks in right-to-left text.
 */
final class InvisibleCharacters {

    /** From UAX 15, stream-safe text: no language uses more marks on a letter, and sorting them takes quadratic time. */
    private static final int MAX_MARKS = 30;

    /** NFC decomposes no letter below this one (the first composition exclusion). */
    private static final int FIRST_COMPOSITION_EXCLUSION = 0x0958;

    private static final int MAX_REPORTED = 10;
    private static final int MAX_TAG_LENGTH = 15;

    private final String text;
    private final StringBuilder kept;
    private final Set<String> lost = new LinkedHashSet<>();
    private final boolean rightToLeft;
    private int marks;
    private boolean isolatesCounted;
    private boolean isolatesPaired;

    private InvisibleCharacters(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
        this.rightToLeft = text.codePoints().anyMatch(CodePointProperties::isRightToLeft);
    }

    static CleanedText drop(String text, IntPredicate becomesSpace) {
        return new InvisibleCharacters(text).drop(becomesSpace);
    }

    private CleanedText drop(IntPredicate becomesSpace) {
        for (int i = 0, next; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            if (becomesSpace.test(c)) {
                keep(' ');
            } else if (CodePointProperties.isTag(c)) {
                next = keepFlag(i);
            } else if (isKept(c, next)) {
                keep(c);
            }
        }
        return new CleanedText(kept.toString(), new ArrayList<>(lost));
    }

    private void keep(int c) {
        kept.appendCodePoint(c);
        marks = CodePointProperties.isMark(c) ? marks + marksOf(c) : marksOf(c);
    }

    /** Counts the marks of a character after NFC, which splits some characters, such as U+0344 and U+0958, into several. */
    private static int marksOf(int c) {
        boolean mark = CodePointProperties.isMark(c);
        if (!mark && c < FIRST_COMPOSITION_EXCLUSION) {
            return 0;
        }
        var alone = Character.toString(c);
        return Normalizer.isNormalized(alone, Form.NFC)
                ? mark ? 1 : 0
                : (int) Normalizer.normalize(alone, Form.NFC)
                        .codePoints()
                        .filter(CodePointProperties::isMark)
                        .count();
    }

    private boolean isKept(int c, int next) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.PRIVATE_USE, Character.SURROGATE -> lose(c);
            case Character.UNASSIGNED -> !CodePointProperties.isNonCharacter(c) || lose(c);
            case Character.FORMAT -> isKeptFormat(c, next);
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                isKeptMark(c, next);
            case Character.OTHER_LETTER ->
                !CodePointProperties.isHangulFiller(c)
                        || CodePointProperties.isHangul(before())
                        || CodePointProperties.isHangul(at(next));
            default -> true;
        };
    }

    private boolean lose(int c) {
        if (lost.size() < MAX_REPORTED) {
            lost.add("U+%04X".formatted(c));
        }
        return false;
    }

    private boolean isKeptFormat(int c, int next) {
        int before = before();
        return switch (c) {
            case CodePointProperties.JOINER -> joinsEmoji(next) || joinsLetters(before, next);
            case CodePointProperties.NON_JOINER -> joinsLetters(before, next);
            case CodePointProperties.ZERO_WIDTH_SPACE ->
                CodePointProperties.isWithoutSpaces(before) && CodePointProperties.isWithoutSpaces(at(next));
            case 0x200E, 0x200F, 0x061C -> rightToLeft && before != c;
            case 0x2066, 0x2067, 0x2068, 0x2069 -> rightToLeft && hasPairedIsolates();
            case 0x202D, 0x202E -> lose(c);
            case 0x180E -> CodePointProperties.script(before) == UnicodeScript.MONGOLIAN;
            default -> CodePointProperties.isVisibleFormat(c);
        };
    }

    private boolean isKeptMark(int c, int next) {
        int before = before();
        if (c == CodePointProperties.GRAPHEME_JOINER) {
            // The joiner stands between two Hebrew points, so the second point must still fit.
            return marks < MAX_MARKS && CodePointProperties.script(before) == UnicodeScript.HEBREW
                    || marks + 1 < MAX_MARKS
                            && CodePointProperties.script(at(next)) == UnicodeScript.HEBREW
                            && before >= 0;
        }
        if (CodePointProperties.isVariationSelector(c)) {
            return CodePointProperties.hasVariants(before);
        }
        if (c >= 0x180B && c <= 0x180F) {
            return CodePointProperties.script(before) == UnicodeScript.MONGOLIAN;
        }
        return marks + marksOf(c) <= MAX_MARKS || lose(c);
    }

    /** Keeps a complete flag sequence, and returns the index after the tags. */
    private int keepFlag(int start) {
        int end = start;
        int length = 0;
        int c = at(end);
        while (CodePointProperties.isTag(c) && c != CodePointProperties.CANCEL_TAG) {
            length++;
            end += 2;
            c = at(end);
        }
        boolean closed = c == CodePointProperties.CANCEL_TAG;
        end = closed ? end + 2 : end;
        if (closed && length > 0 && length <= MAX_TAG_LENGTH && before() == CodePointProperties.BLACK_FLAG) {
            text.substring(start, end).codePoints().forEach(this::keep);
            marks = 0;
        }
        return end;
    }

    private boolean joinsEmoji(int next) {
        int end = kept.length();
        for (int i = 0; i < 2 && end > 0 && CodePointProperties.isEmojiModifier(kept.codePointBefore(end)); i++) {
            end -= Character.charCount(kept.codePointBefore(end));
        }
        return end > 0
                && CodePointProperties.isPictograph(kept.codePointBefore(end))
                && CodePointProperties.isPictograph(at(next));
    }

    private boolean joinsLetters(int before, int next) {
        boolean repeated = before == CodePointProperties.JOINER || before == CodePointProperties.NON_JOINER;
        return !repeated && (CodePointProperties.isJoined(letterBefore()) || CodePointProperties.isJoined(at(next)));
    }

    /** Skips marks that every script uses: they do not tell the script of the letter. */
    private int letterBefore() {
        int end = kept.length();
        int c = -1;
        for (int i = 0; i <= MAX_MARKS && end > 0; i++) {
            c = kept.codePointBefore(end);
            if (CodePointProperties.script(c) != UnicodeScript.INHERITED) {
                return c;
            }
            end -= Character.charCount(c);
        }
        return c;
    }

    private int before() {
        return kept.isEmpty() ? -1 : kept.codePointBefore(kept.length());
    }

    private int at(int index) {
        return index < text.length() ? text.codePointAt(index) : -1;
    }

    private boolean hasPairedIsolates() {
        if (!isolatesCounted) {
            isolatesCounted = true;
            int open = 0;
            boolean ordered = true;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                open += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
                ordered &= open >= 0;
            }
            isolatesPaired = ordered && open == 0;
        }
        return isolatesPaired;
    }

    /** Returns whether the text has no visible character. */
    static boolean isBlank(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !CodePointProperties.isHangulFiller(c) && c != CodePointProperties.BLANK_BRAILLE;
        });
    }
}
