package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a filter that an index can check. The rest of the filter is checked on each document found.
 *
 * @param accepted the texts of the accepted values, by field
 * @param ids the range of ids that the filter accepts, if they are strings
 * @param complete whether this is the whole filter, so that the matches of an index on all its fields need no check
 */
record IndexBounds(Map<String, List<String>> accepted, IdRange ids, boolean complete) {

    private static final String ID = "_id";

    static IndexBounds of(Document filter) {
        var reader = new Reader();
        reader.read(filter);
        return new IndexBounds(reader.accepted, reader.ids, reader.complete);
    }

    boolean name(String field) {
        return accepted.containsKey(field);
    }

    List<String> of(String field) {
        return Objects.requireNonNull(accepted.get(field));
    }

    private static final class Reader {

        private final Map<String, List<String>> accepted = new HashMap<>();
        private IdRange ids = IdRange.ALL;
        private boolean complete = true;

        void read(Document filter) {
            filter.forEach((field, value) -> {
                if (field.equals("$and") && value instanceof Collection<?> parts) {
                    parts.forEach(part -> read((Document) part));
                } else if (field.startsWith("$")) {
                    complete = false;
                } else if (!(field.equals(ID) && value instanceof Document condition && readRange(condition))) {
                    readValues(field, value);
                }
            });
        }

        /** False if the condition has anything but comparisons of strings. */
        private boolean readRange(Document condition) {
            boolean understood = !condition.isEmpty();
            for (var comparison : condition.entrySet()) {
                var range = comparison.getValue() instanceof String operand
                        ? IdRange.of(comparison.getKey(), operand)
                        : null;
                if (range != null) {
                    ids = ids.and(range);
                    complete &= isExact(comparison.getValue());
                }
                understood &= range != null;
            }
            return understood;
        }

        private void readValues(String field, @Nullable Object value) {
            var values = acceptedValues(value);
            if (values == null) {
                complete = false;
                return;
            }
            var texts = values.stream().map(KeyText::of).distinct().toList();
            boolean first = accepted.putIfAbsent(field, texts) == null;
            complete &= first && isSingle(value) && values.stream().allMatch(Reader::isExact);
        }

        private static @Nullable Collection<?> acceptedValues(@Nullable Object value) {
            if (value instanceof Document condition
                    && condition.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
                if (condition.get("$in") instanceof Collection<?> values) {
                    return values.stream().allMatch(Reader::isPlain) ? values : null;
                }
                return isPlain(condition.get("$eq")) ? List.of(Objects.requireNonNull(condition.get("$eq"))) : null;
            }
            return isPlain(value) ? List.of(Objects.requireNonNull(value)) : null;
        }

        /** Null matches documents without the field too, and an array matches itself inside another array: neither has a key. */
        private static boolean isPlain(@Nullable Object value) {
            return value != null && !(value instanceof Collection) && !BsonRegularExpression.isRegularExpression(value);
        }

        /** A condition with several operators restricts more than the one that was read. */
        private static boolean isSingle(@Nullable Object value) {
            return !(value instanceof Document condition) || condition.size() == 1;
        }

        /** The text of another type may stand for several values. */
        private static boolean isExact(@Nullable Object value) {
            return value instanceof String text && KeyText.isExact(text);
        }
    }
}
