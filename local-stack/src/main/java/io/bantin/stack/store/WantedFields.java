package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of a document that a query needs; the others are not decoded. */
record WantedFields(Predicate<String> wanted) implements Predicate<String> {

    static final WantedFields ALL = new WantedFields(_ -> true);

    private static final String ID = "_id";

    /** The fields of the filter, the order and the projection. */
    static WantedFields of(Document filter, @Nullable Document orderBy, @Nullable Document projection) {
        var filtered = new HashSet<String>();
        if (projection == null || projection.isEmpty() || !collect(filter, filtered)) {
            return ALL;
        }
        filtered.add(ID);
        if (orderBy != null) {
            orderBy.keySet().forEach(path -> filtered.add(first(path)));
        }
        if (projection.values().stream().allMatch(WantedFields::isNo)) {
            var left = new HashSet<>(projection.keySet());
            left.removeAll(filtered);
            return new WantedFields(field -> !left.contains(field));
        }
        if (projection.entrySet().stream()
                .allMatch(entry -> isYes(entry.getValue()) || entry.getKey().equals(ID))) {
            projection.keySet().forEach(path -> filtered.add(first(path)));
            return new WantedFields(filtered::contains);
        }
        return ALL;
    }

    /** Whether a query asks for the id only. */
    static boolean isIdAlone(@Nullable Document projection) {
        return projection != null && projection.keySet().equals(Set.of(ID)) && isYes(projection.get(ID));
    }

    @Override
    public boolean test(String field) {
        return wanted.test(field);
    }

    /** False if the filter may need any field. */
    private static boolean collect(Document filter, Set<String> fields) {
        for (var condition : filter.entrySet()) {
            var name = condition.getKey();
            if (!name.startsWith("$")) {
                fields.add(first(name));
            } else if (!(Set.of("$and", "$or", "$nor").contains(name)
                    && condition.getValue() instanceof Collection<?> parts
                    && parts.stream()
                            .allMatch(part -> part instanceof Document document && collect(document, fields)))) {
                return false;
            }
        }
        return true;
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static boolean isYes(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || value instanceof Number number && number.doubleValue() != 0;
    }

    private static boolean isNo(@Nullable Object value) {
        return Boolean.FALSE.equals(value) || value instanceof Number number && number.doubleValue() == 0;
    }
}
