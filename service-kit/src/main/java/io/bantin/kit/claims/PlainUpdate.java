package io.bantin.kit.claims;

import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An update of one document as MongoDB reads it: operators, paths, and values that the driver encodes by itself. */
public final class PlainUpdate {

    private final Map<String, Document> operators = new HashMap<>();

    public PlainUpdate set(String path, @Nullable Object value) {
        return with("$set", path, value);
    }

    public PlainUpdate unset(String path) {
        return with("$unset", path, 1);
    }

    public PlainUpdate addToSet(String path, Object element) {
        return with("$addToSet", path, element);
    }

    PlainUpdate increment(String path, long by) {
        return with("$inc", path, by);
    }

    Document document() {
        return new Document(new HashMap<>(operators));
    }

    private PlainUpdate with(String operator, String path, @Nullable Object value) {
        operators.computeIfAbsent(operator, _ -> new Document()).append(path, value);
        return this;
    }
}
