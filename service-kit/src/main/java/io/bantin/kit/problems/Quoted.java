package io.bantin.kit.problems;

/** Text of a request as an answer may quote it: short, and of characters that can be encoded and seen. */
final class Quoted {

    private static final char REPLACEMENT = '\uFFFD';

    private Quoted() {}

    static String of(String text, int longest) {
        int end = Math.min(text.length(), longest);
        for (int i = 0; i < end; i++) {
            if (mustGo(text, i)) {
                return replaced(text, end);
            }
        }
        return end == text.length() ? text : replaced(text, end);
    }

    private static String replaced(String text, int end) {
        StringBuilder readable = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            readable.append(
                    mustGo(text, i) || i == end - 1 && Character.isHighSurrogate(text.charAt(i))
                            ? REPLACEMENT
                            : text.charAt(i));
        }
        return end == text.length() ? readable.toString() : readable.append('…').toString();
    }

    private static boolean mustGo(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }
}
