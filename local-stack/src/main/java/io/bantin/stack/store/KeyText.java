package io.bantin.stack.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Json;
import org.jspecify.annotations.Nullable;

/** Values as texts that are equal when MongoDB holds the values equal, so that maps of texts serve as indexes. */
final class KeyText {

    /** Ends each value within a key; never part of one. */
    static final char END = '\0';

    private KeyText() {}

    static String of(@Nullable Object value) {
        // 1, 1L and 1.0 are one value.
        return ofNormalized(new KeyValue(value).normalized().get(0));
    }

    static String of(KeyValue values) {
        var text = new StringBuilder();
        values.normalized().forEach(value -> text.append(ofNormalized(value)).append(END));
        return text.toString();
    }

    private static String ofNormalized(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String string -> "\"" + string.replace(END, '\uFFFF');
            default -> value.getClass().getSimpleName() + Json.toCompactJsonValue(value);
        };
    }
}
