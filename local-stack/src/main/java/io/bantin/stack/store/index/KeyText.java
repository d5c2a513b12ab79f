package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts values to texts that are equal if and only if MongoDB treats the values as equal, for use as index keys. */
public final class KeyText {

    /** Ends each value within a key; no value contains it. */
    static final char END = '\0';

    private static final char IN_PLACE_OF_END = '\uFFFF';

    private KeyText() {}

    public static String of(@Nullable Object value) {
        // 1, 1L and 1.0 are equal.
        return ofNormalized(new KeyValue(value).normalized().get(0));
    }

    static String of(KeyValue values) {
        var text = new StringBuilder();
        values.normalized().forEach(value -> text.append(ofNormalized(value)).append(END));
        return text.toString();
    }

    /** The string that has this text; empty if no string or several have it. */
    public static Optional<String> string(String text) {
        return IdRange.isString(text) && isExact(text) ? Optional.of(text.substring(1)) : Optional.empty();
    }

    static boolean isExact(String text) {
        return text.indexOf(END) < 0 && text.indexOf(IN_PLACE_OF_END) < 0;
    }

    private static String ofNormalized(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String string -> "\"" + string.replace(END, IN_PLACE_OF_END);
            default -> value.getClass().getSimpleName() + Json.toCompactJsonValue(value);
        };
    }
}
