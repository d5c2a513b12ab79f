package io.bantin.kit.telemetry;

/** Makes text safe for a log: masks tokens and addresses, and escapes characters that move the cursor or start a line. */
final class LogText {

    private LogText() {}

    /** Escapes text for the plain log, so that quoted text of a caller never starts a new line. */
    static String onOneLine(String text) {
        return escaped(TokenMasking.in(text), true);
    }

    /** Escapes text for the JSON log, whose writer escapes ASCII control characters itself. */
    static String inJson(String text) {
        return escaped(TokenMasking.in(text), false);
    }

    private static String escaped(String text, boolean ascii) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text, i, ascii)) {
                return escapedFrom(text, i, ascii);
            }
        }
        return text;
    }

    private static String escapedFrom(String text, int first, boolean ascii) {
        StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(text, i, ascii)) {
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

    private static boolean isUnsafe(String text, int i, boolean ascii) {
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
