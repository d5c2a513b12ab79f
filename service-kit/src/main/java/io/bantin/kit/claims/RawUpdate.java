package io.bantin.kit.claims;

import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A MongoDB update with operators, paths, and values that the driver encodes without Spring Data. */
public final class RawUpdate {

    private final Map<String, Document> operators = new HashMap<>();

    public RawUpdate set(String path, @Nullable Object value) {
        return with("$set", path, value);
    }

    public RawUpdate unset(String path) {
        return with("$unset", path, 1);
    }

    public RawUpdate addToSet(String path, Object element) {
        return with("$addToSet", path, element);
    }

    RawUpdate increment(String path, long by) {
        return with("$inc", path, by);
    }

    Document document() {
        return new Document(new HashMap<>(operators));
    }

    private RawUpdate with(String operator, String path, @Nullable Object value) {
        operators.computeIfAbsent(operator, _ -> new Document()).append(path, value);
        return this;
    }
}
