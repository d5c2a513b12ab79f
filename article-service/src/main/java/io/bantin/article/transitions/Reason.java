package io.bantin.article.transitions;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.TextCleaner;
import org.jspecify.annotations.Nullable;

/** The sentence in which an editor says why: colleagues find it in the history. */
public final class Reason {

    private static final int MAX_LENGTH = 1000;

    private Reason() {}

    /** Cleans the text of a field; refuses an empty one with the message {@code needed}. */
    public static String checked(String field, @Nullable String typed, String needed) {
        if (typed != null && TextCleaner.isFarLongerThan(MAX_LENGTH, typed)) {
            throw tooLong(field);
        }
        var reason = TextCleaner.clean(typed == null ? "" : typed);
        if (TextCleaner.isInvisible(reason)) {
            throw InvalidInput.of(field, needed);
        }
        if (reason.codePointCount(0, reason.length()) > MAX_LENGTH) {
            throw tooLong(field);
        }
        return reason;
    }

    private static InvalidInput tooLong(String field) {
        return InvalidInput.of(field, "must not be longer than %d characters.".formatted(MAX_LENGTH));
    }
}
