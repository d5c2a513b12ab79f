package io.bantin.kit.text;

/**
 * Repairs two errors of input methods: a tone before the circumflex or breve of its vowel, and a repeated mark. Canonical ordering
 * does not repair them, because tone, circumflex and breve have the same combining class.
 */
final class ToneMarkOrder {

    private static final char CIRCUMFLEX = '\u0302';
    private static final char BREVE = '\u0306';
    private static final String TONES_ABOVE = "\u0300\u0301\u0303\u0309";
    private static final String MARKS = TONES_ABOVE + CIRCUMFLEX + BREVE + "\u031B\u0323";

    private ToneMarkOrder() {}

    /** Takes and returns canonically decomposed text. */
    static String repair(String decomposed) {
        var repaired = new StringBuilder(decomposed.length());
        char letter = ' ';
        int firstTone = -1;
        int seen = 0;
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            int mark = MARKS.indexOf(c);
            if (mark < 0) {
                repaired.append(c);
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    letter = Character.toLowerCase(c);
                    firstTone = -1;
                    seen = 0;
                }
                continue;
            }
            if ((seen & 1 << mark) != 0) {
                continue;
            }
            seen |= 1 << mark;
            if (firstTone >= 0 && belongsUnderTone(c, letter)) {
                repaired.insert(firstTone, c);
                continue;
            }
            if (firstTone < 0 && TONES_ABOVE.indexOf(c) >= 0) {
                firstTone = repaired.length();
            }
            repaired.append(c);
        }
        return repaired.toString();
    }

    private static boolean belongsUnderTone(char mark, char letter) {
        return switch (mark) {
            case CIRCUMFLEX -> letter == 'a' || letter == 'e' || letter == 'o';
            case BREVE -> letter == 'a';
            default -> false;
        };
    }
}
