package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index on fields, unique or not: a sorted map from the texts of a document's values, followed by its position, to
 * that position. An array has an entry for each element.
 */
public final class FieldIndex extends PrefixIndex {

    private final MVMap<String, String> entries;
    private final boolean unique;

    public FieldIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, MVMap<String, String> entries) {
        super(name, keys, sparse);
        this.unique = unique;
        this.entries = entries;
    }

    @Override
    Iterable<String> positions(IndexBounds demands) {
        // A document whose array has two of the values must be found only once.
        var positions = new LinkedHashSet<String>();
        prefixes(demands).forEach(prefix -> startingWith(prefix).forEachRemaining(positions::add));
        return positions;
    }

    /** The keys sort by id if nothing but the id follows the fields with a value. */
    @Override
    boolean canWalk(IndexBounds demands) {
        var rest = keys().subList(serves(demands), keys().size());
        return rest.isEmpty() || rest.equals(List.of("_id"));
    }

    @Override
    boolean sortsIds(IndexBounds demands) {
        return demands.ids().holdsStringsOnly()
                || prefixes(demands).allMatch(prefix -> {
                    var fromTheEnd = walk(prefix, new ScanRange(IdRange.ALL, true));
                    return !fromTheEnd.hasNext() || IdRange.isString(fromTheEnd.next());
                });
    }

    @Override
    Iterator<String> walk(IndexBounds demands, ScanRange walk) {
        var rows = prefixes(demands).map(prefix -> walk(prefix, walk)).toList();
        return rows.size() == 1 ? rows.getFirst() : new MergingIterator(rows, walk.descending());
    }

    private PositionIterator walk(String prefix, ScanRange walk) {
        var cursor = entries.cursor(walk.start(prefix), null, walk.descending());
        return new PositionIterator(cursor, cursor::getValue, prefix, walk);
    }

    /** The prefixes of the keys within the bounds. */
    private Stream<String> prefixes(IndexBounds demands) {
        var prefixes = Stream.of("");
        for (var field : keys().subList(0, serves(demands))) {
            prefixes =
                    prefixes.flatMap(prefix -> demands.of(field).stream().map(value -> prefix + value + KeyText.END));
        }
        return prefixes;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<String> collection) {
        checkUnique(document, null, collection);
    }

    @Override
    public void add(Document document, String position, MongoCollection<String> collection) {
        // Checks again, because a new index on existing documents is checked for all of them before it has entries.
        checkUnique(document, position, collection);
        keysOf(document).forEach(key -> entries.put(key + position, position));
    }

    @Override
    public @Nullable String remove(Document document) {
        var position = position(document);
        keysOf(document).forEach(key -> entries.remove(key + position));
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<String> collection) {
        checkUnique(after, position(before), collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, String position, MongoCollection<String> collection) {
        var old = keysOf(before);
        var present = keysOf(after);
        old.stream().filter(key -> !present.contains(key)).forEach(key -> entries.remove(key + position));
        present.stream().filter(key -> !old.contains(key)).forEach(key -> entries.put(key + position, position));
    }

    /** Only the index on _id can find a position. */
    @Override
    public @Nullable String getPosition(Document document) {
        return null;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public void drop() {
        entries.clear();
    }

    private void checkUnique(Document document, @Nullable String own, MongoCollection<String> collection) {
        if (!unique) {
            return;
        }
        for (var values : valuesOf(document)) {
            var others = startingWith(KeyText.of(values));
            while (others.hasNext()) {
                if (!others.next().equals(own)) {
                    throw new DuplicateKeyError(this, collection, getKeys(), values);
                }
            }
        }
    }

    private Set<String> keysOf(Document document) {
        var keys = new LinkedHashSet<String>();
        valuesOf(document).forEach(values -> keys.add(KeyText.of(values)));
        return keys;
    }

    /** A sparse index has no entry for a document without its fields. */
    private Set<KeyValue> valuesOf(Document document) {
        var values = getKeyValues(document);
        return isSparse() && values.stream().allMatch(FieldIndex::isEmpty) ? Set.of() : values;
    }

    private static boolean isEmpty(KeyValue values) {
        return values.stream().allMatch(Objects::isNull);
    }

    private PositionIterator startingWith(String prefix) {
        return walk(prefix, new ScanRange(IdRange.ALL, false));
    }

    private static String position(Document document) {
        return KeyText.of(document.get("_id"));
    }
}
