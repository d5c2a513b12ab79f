package io.bantin.stack.store.index;

import org.jspecify.annotations.Nullable;

/**
 * The positions from one, inclusive, to another, exclusive. A position is the text of an id. No position contains {@link
 * KeyText#END}, so a position followed by it is the next possible one.
 */
record IdRange(String from, @Nullable String to) {

    static final IdRange ALL = new IdRange("", null);

    /** The texts of strings begin with this character; those of other values begin with a letter. */
    private static final String STRING = "\"";

    private static final String AFTER_STRINGS = "#";

    /** The strings that an operator accepts; null if it is no comparison. */
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

    /** The intersection of both ranges. */
    IdRange and(IdRange other) {
        boolean endsFirst = other.to == null || to != null && to.compareTo(other.to) <= 0;
        return new IdRange(from.compareTo(other.from) >= 0 ? from : other.from, endsFirst ? to : other.to);
    }

    boolean contains(String position) {
        return position.compareTo(from) >= 0 && (to == null || position.compareTo(to) < 0);
    }

    /** Only strings have positions in the order of their ids. */
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
