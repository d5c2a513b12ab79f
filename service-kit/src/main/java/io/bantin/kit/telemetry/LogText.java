package io.bantin.kit.telemetry;

/** Text as it may stand in a log: without tokens and addresses, and with nothing that moves a cursor or starts a line. */
final class LogText {

    private LogText() {}

    /** For a line of the plain log: what a caller sent stays on the line that quotes it. */
    static String onOneLine(String text) {
        return escaped(TokenMasking.in(text), true);
    }

    /** For a value of the JSON log, whose writer escapes the control characters of ASCII itself. */
    static String inJson(String text) {
        return escaped(TokenMasking.in(text), false);
    }

    private static String escaped(String text, boolean ascii) {
        for (int i = 0; i < text.length(); i++) {
            if (isMoving(text, i, ascii)) {
                return escapedFrom(text, i, ascii);
            }
        }
        return text;
    }

    private static String escapedFrom(String text, int first, boolean ascii) {
        StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMoving(text, i, ascii)) {
                line.append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else {
                line.append("\\u%04x".formatted((int) c));
            }
        }
        return line.toString();
    }

    private static boolean isMoving(String text, int i, boolean ascii) {
        char c = text.charAt(i);
        if (c < ' ') {
            return ascii && c != '\t';
        }
        if (c < 0x7f) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE -> !isInPair(text, i);
            default -> false;
        };
    }

    private static boolean isInPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
