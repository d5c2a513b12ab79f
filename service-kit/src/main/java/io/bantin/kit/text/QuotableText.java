package io.bantin.kit.text;

/** Makes text of a request fit to be quoted in an answer: bounded, and without characters that cannot be encoded or seen. */
public final class QuotableText {

    private static final char REPLACEMENT = '\uFFFD';

    private QuotableText() {}

    /** Returns at most the first {@code maxLength} characters, with a replacement character for each unprintable one. */
    public static String of(String text, int maxLength) {
        int end = Math.min(text.length(), maxLength);
        for (int i = 0; i < end; i++) {
            if (isUnprintable(text, i)) {
                return replaced(text, end);
            }
        }
        return end == text.length() ? text : replaced(text, end);
    }

    private static String replaced(String text, int end) {
        StringBuilder readable = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            readable.append(
                    isUnprintable(text, i) || i == end - 1 && Character.isHighSurrogate(text.charAt(i))
                            ? REPLACEMENT
                            : text.charAt(i));
        }
        return end == text.length() ? readable.toString() : readable.append('…').toString();
    }

    private static boolean isUnprintable(String text, int i) {
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
