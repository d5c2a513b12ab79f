package io.bantin.kit.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Properties of single code points that decide which invisible characters have an effect; -1 stands for no code point. */
final class CodePointProperties {

    static final int GRAPHEME_JOINER = 0x034F;
    static final int ZERO_WIDTH_SPACE = 0x200B;
    static final int NON_JOINER = 0x200C;
    static final int JOINER = 0x200D;
    static final int BLACK_FLAG = 0x1F3F4;
    static final int CANCEL_TAG = 0xE007F;
    static final int BLANK_BRAILLE = 0x2800;

    /** No joiner changes how the letters of these scripts look. */
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

    private CodePointProperties() {}

    /** Signs that enclose a number or stand above it, and the controls of hieroglyphs: a reader sees their effect. */
    static boolean isVisibleFormat(int c) {
        return switch (c) {
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

    static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    static boolean isHangulFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }

    static boolean isHangul(int c) {
        return script(c) == UnicodeScript.HANGUL && !isHangulFiller(c);
    }

    static boolean isJoined(int c) {
        return !isMongolianSelector(c) && !UNJOINED.contains(script(c));
    }

    /** A Mongolian selector chooses the form of the letter before it. */
    static boolean isMongolianSelector(int c) {
        return c >= 0x180B && c <= 0x180F && c != 0x180E;
    }

    static boolean isWithoutSpaces(int c) {
        return WITHOUT_SPACES.contains(script(c));
    }

    static boolean isTag(int c) {
        return c >= 0xE0020 && c <= CANCEL_TAG;
    }

    static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    static boolean hasVariants(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' || c == '#' || c == '*';
        }
        return !isMark(c)
                && Character.getType(c) != Character.SPACE_SEPARATOR
                && Character.getType(c) != Character.FORMAT
                && WITH_VARIANTS.contains(script(c));
    }

    static boolean isEmojiModifier(int c) {
        return c == 0xFE0F || c >= 0x1F3FB && c <= 0x1F3FF;
    }

    static boolean isPictograph(int c) {
        return c >= 0 && Character.getType(c) == Character.OTHER_SYMBOL;
    }

    static boolean isNonCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    static boolean isRightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                Character.isLetter(c);
            default -> false;
        };
    }

    static UnicodeScript script(int c) {
        return c < 0 ? UnicodeScript.UNKNOWN : UnicodeScript.of(c);
    }
}
