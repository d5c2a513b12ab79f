package io.bantin.kit.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Drops the invisible characters of a text that change nothing and keeps those that do: joiners within emoji and in
 * scripts whose letters join, the tags of a flag, the variants of a sign, directions in text that has two of them.
 */
final class InvisibleCharacters {

    /** UAX 15, stream-safe text: no language puts more marks on a letter, and sorting them takes quadratic time. */
    private static final int MOST_MARKS = 30;

    /** The first letter that NFC takes apart (a composition exclusion). */
    private static final int FIRST_THAT_FALLS_APART = 0x0958;

    private static final int MOST_LOST = 10;
    private static final int LONGEST_TAG = 15;

    private static final int GRAPHEME_JOINER = 0x034F;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    /** Letters of these scripts stand beside each other whatever is between them. */
    private static final Set<UnicodeScript> UNJOINED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.HAN,
            UnicodeScript.HANGUL,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN);

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

    private static final Set<UnicodeScript> WITH_VARIANTS = EnumSet.of(
            UnicodeScript.COMMON,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.MYANMAR,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.MANICHAEAN);

    private final String text;
    private final StringBuilder kept;
    private final Set<String> lost = new LinkedHashSet<>();
    private final boolean rightToLeft;
    private int marks;
    private boolean pairsCounted;
    private boolean paired;

    private InvisibleCharacters(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
        this.rightToLeft = text.codePoints().anyMatch(InvisibleCharacters::isRightToLeft);
    }

    static CleanText drop(String text, IntPredicate becomesSpace) {
        return new InvisibleCharacters(text).drop(becomesSpace);
    }

    private CleanText drop(IntPredicate becomesSpace) {
        for (int i = 0, next; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            if (becomesSpace.test(c)) {
                keep(' ');
            } else if (isTag(c)) {
                next = keepFlag(i);
            } else if (isKept(c, next)) {
                keep(c);
            }
        }
        return new CleanText(kept.toString(), new ArrayList<>(lost));
    }

    private void keep(int c) {
        kept.appendCodePoint(c);
        marks = isMark(c) ? marks + marksOf(c) : marksOf(c);
    }

    /** The marks that a character brings: some, such as U+0344 or U+0958, fall into several when they are composed (NFC). */
    private static int marksOf(int c) {
        boolean mark = isMark(c);
        if (!mark && c < FIRST_THAT_FALLS_APART) {
            return 0;
        }
        var alone = Character.toString(c);
        return Normalizer.isNormalized(alone, Form.NFC)
                ? mark ? 1 : 0
                : (int) Normalizer.normalize(alone, Form.NFC)
                        .codePoints()
                        .filter(InvisibleCharacters::isMark)
                        .count();
    }

    private boolean isKept(int c, int next) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.PRIVATE_USE, Character.SURROGATE -> lose(c);
            case Character.UNASSIGNED -> !isNonCharacter(c) || lose(c);
            case Character.FORMAT -> isKeptFormat(c, next);
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                isKeptMark(c, next);
            case Character.OTHER_LETTER -> !isHangulFiller(c) || isHangul(before()) || isHangul(at(next));
            default -> true;
        };
    }

    private boolean lose(int c) {
        if (lost.size() < MOST_LOST) {
            lost.add("U+%04X".formatted(c));
        }
        return false;
    }

    private boolean isKeptFormat(int c, int next) {
        int before = before();
        return switch (c) {
            case JOINER -> joinsEmoji(next) || joinsLetters(before, next);
            case NON_JOINER -> joinsLetters(before, next);
            case ZERO_WIDTH_SPACE -> isWithoutSpaces(before) && isWithoutSpaces(at(next));
            case 0x200E, 0x200F, 0x061C -> rightToLeft && before != c;
            case 0x2066, 0x2067, 0x2068, 0x2069 -> rightToLeft && hasPairedIsolates();
            case 0x202D, 0x202E -> lose(c);
            case 0x180E -> script(before) == UnicodeScript.MONGOLIAN;
            // Numbers and verses are written inside or above these.
            case 0x0600,
                    0x0601,
                    0x0602,
                    0x0603,
                    0x0604,
                    0x0605,
                    0x06DD,
                    0x070F,
                    0x0890,
                    0x0891,
                    0x08E2,
                    0x110BD,
                    0x110CD -> true;
            default -> c >= 0x13430 && c <= 0x1343F;
        };
    }

    private boolean isKeptMark(int c, int next) {
        int before = before();
        if (c == GRAPHEME_JOINER) {
            // It stands between two points, so there must be room for the one that follows.
            return marks < MOST_MARKS && script(before) == UnicodeScript.HEBREW
                    || marks + 1 < MOST_MARKS && script(at(next)) == UnicodeScript.HEBREW && before >= 0;
        }
        if (isVariationSelector(c)) {
            return hasVariants(before);
        }
        if (c >= 0x180B && c <= 0x180F) {
            return script(before) == UnicodeScript.MONGOLIAN;
        }
        return marks + marksOf(c) <= MOST_MARKS || lose(c);
    }

    /** Returns where the text goes on after the tag or the whole sequence of tags. */
    private int keepFlag(int start) {
        int end = start;
        int length = 0;
        int c = at(end);
        while (isTag(c) && c != CANCEL_TAG) {
            length++;
            end += 2;
            c = at(end);
        }
        boolean closed = c == CANCEL_TAG;
        end = closed ? end + 2 : end;
        if (closed && length > 0 && length <= LONGEST_TAG && before() == FLAG) {
            text.substring(start, end).codePoints().forEach(this::keep);
            marks = 0;
        }
        return end;
    }

    private boolean joinsEmoji(int next) {
        int end = kept.length();
        for (int i = 0; i < 2 && end > 0 && isEmojiModifier(kept.codePointBefore(end)); i++) {
            end -= Character.charCount(kept.codePointBefore(end));
        }
        return end > 0 && isPictograph(kept.codePointBefore(end)) && isPictograph(at(next));
    }

    private boolean joinsLetters(int before, int next) {
        boolean repeated = before == JOINER || before == NON_JOINER;
        return !repeated && (isJoined(letterBefore()) || isJoined(at(next)));
    }

    /** Marks that any script may use say nothing of the letter's. */
    private int letterBefore() {
        int end = kept.length();
        int c = -1;
        for (int i = 0; i <= MOST_MARKS && end > 0; i++) {
            c = kept.codePointBefore(end);
            if (script(c) != UnicodeScript.INHERITED) {
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
        if (!pairsCounted) {
            pairsCounted = true;
            int open = 0;
            boolean ordered = true;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                open += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
                ordered &= open >= 0;
            }
            paired = ordered && open == 0;
        }
        return paired;
    }

    static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    static boolean isHangulFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }

    private static boolean isHangul(int c) {
        return script(c) == UnicodeScript.HANGUL && !isHangulFiller(c);
    }

    private static boolean isJoined(int c) {
        return !isMongolianSelector(c) && !UNJOINED.contains(script(c));
    }

    /** It chooses the form of the letter before it, and is gone where there is none. */
    private static boolean isMongolianSelector(int c) {
        return c >= 0x180B && c <= 0x180F && c != 0x180E;
    }

    private static boolean isWithoutSpaces(int c) {
        return WITHOUT_SPACES.contains(script(c));
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= CANCEL_TAG;
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean hasVariants(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' || c == '#' || c == '*';
        }
        return !isMark(c)
                && Character.getType(c) != Character.SPACE_SEPARATOR
                && Character.getType(c) != Character.FORMAT
                && WITH_VARIANTS.contains(script(c));
    }

    private static boolean isEmojiModifier(int c) {
        return c == 0xFE0F || c >= 0x1F3FB && c <= 0x1F3FF;
    }

    private static boolean isPictograph(int c) {
        return c >= 0 && Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static boolean isNonCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    private static boolean isRightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                Character.isLetter(c);
            default -> false;
        };
    }

    private static UnicodeScript script(int c) {
        return c < 0 ? UnicodeScript.UNKNOWN : UnicodeScript.of(c);
    }

    /** Whether it has anything that a reader sees. */
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
            default -> !isHangulFiller(c) && c != 0x2800;
        });
    }
}
