package io.bantin.stack.store.index;

import org.jspecify.annotations.Nullable;

/**
 * The positions from one, included, to another, excluded. A position is the text of an id; no position has a
 * {@link KeyText#END} in it, so that one more of them is the next thing that could be.
 */
record IdRange(String from, @Nullable String to) {

    static final IdRange ALL = new IdRange("", null);

    /** What the texts of strings begin with; those of other values begin with a letter. */
    private static final String STRING = "\"";

    private static final String AFTER_STRINGS = "#";

    /** The strings that an operator accepts; null when it is none that compares. */
    static @Nullable IdRange of(String operator, String operand) {
        var text = KeyText.of(operand);
        return switch (operator) {
            case "$gt" -> new IdRange(next(text), AFTER_STRINGS);
            case "$gte" -> new IdRange(text, AFTER_STRINGS);
            case "$lt" -> new IdRange(STRING, text);
            case "$lte" -> new IdRange(STRING, next(text));
            default -> null;
        };
    }

    /** What both contain. */
    IdRange and(IdRange other) {
        boolean endsFirst = other.to == null || to != null && to.compareTo(other.to) <= 0;
        return new IdRange(from.compareTo(other.from) >= 0 ? from : other.from, endsFirst ? to : other.to);
    }

    boolean contains(String position) {
        return position.compareTo(from) >= 0 && (to == null || position.compareTo(to) < 0);
    }

    /** Only then the order of positions is the order of ids. */
    boolean holdsStringsOnly() {
        return isString(from) && to != null && to.compareTo(AFTER_STRINGS) <= 0;
    }

    static boolean isString(String position) {
        return position.startsWith(STRING);
    }

    static String next(String position) {
        return position + KeyText.END;
    }
}
