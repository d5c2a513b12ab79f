package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a filter that indexes can serve: for some fields, the texts of the values it accepts. Whatever else the
 * filter says is checked on each document found.
 */
record Demands(Map<String, List<String>> accepted) {

    static Demands of(Document filter) {
        var accepted = new HashMap<String, List<String>>();
        collect(filter, accepted);
        return new Demands(accepted);
    }

    boolean name(String field) {
        return accepted.containsKey(field);
    }

    List<String> of(String field) {
        return Objects.requireNonNull(accepted.get(field));
    }

    private static void collect(Document filter, Map<String, List<String>> accepted) {
        filter.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                parts.forEach(part -> collect((Document) part, accepted));
            } else if (!field.startsWith("$")) {
                var values = acceptedValues(value);
                if (values != null) {
                    accepted.putIfAbsent(
                            field, values.stream().map(KeyText::of).distinct().toList());
                }
            }
        });
    }

    private static @Nullable Collection<?> acceptedValues(@Nullable Object value) {
        if (value instanceof Document condition && condition.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
            if (condition.get("$in") instanceof Collection<?> values) {
                return values.stream().allMatch(Demands::isPlain) ? values : null;
            }
            return isPlain(condition.get("$eq")) ? List.of(Objects.requireNonNull(condition.get("$eq"))) : null;
        }
        return isPlain(value) ? List.of(Objects.requireNonNull(value)) : null;
    }

    /** Null also finds documents without the field, an array also finds itself inside another: neither has a key. */
    private static boolean isPlain(@Nullable Object value) {
        return value != null && !(value instanceof Collection) && !BsonRegularExpression.isRegularExpression(value);
    }
}
