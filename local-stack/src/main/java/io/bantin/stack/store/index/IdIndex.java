package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}. Documents are stored by id, so the index needs no entries. */
public final class IdIndex extends PrefixIndex {

    private static final String ID = "_id";

    private final MVMap<String, byte[]> documents;

    public IdIndex(String name, List<IndexKey> keys, MVMap<String, byte[]> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    Iterable<String> positions(IndexBounds demands) {
        return demands.of(ID);
    }

    /** A scan covers all documents; a filter that names ids looks them up instead. */
    @Override
    boolean canWalk(IndexBounds demands) {
        return !demands.name(ID);
    }

    @Override
    boolean sortsIds(IndexBounds demands) {
        var last = documents.lastKey();
        return demands.ids().holdsStringsOnly() || last == null || IdRange.isString(last);
    }

    @Override
    Iterator<String> walk(IndexBounds demands, ScanRange walk) {
        var cursor = documents.cursor(walk.start(""), null, walk.descending());
        return new PositionIterator(cursor, cursor::getKey, "", walk);
    }

    @Override
    public @Nullable String getPosition(Document document) {
        var position = KeyText.of(document.get(ID));
        return documents.containsKey(position) ? position : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<String> collection) {
        if (getPosition(document) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(ID)));
        }
    }

    @Override
    public @Nullable String remove(Document document) {
        return getPosition(document);
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public void add(Document document, String position, MongoCollection<String> collection) {
        // The document itself is the entry.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<String> collection) {
        // The library refuses to change an _id.
    }

    @Override
    public void updateInPlace(Document before, Document after, String position, MongoCollection<String> collection) {
        // The library refuses to change an _id.
    }

    @Override
    public void drop() {
        // The index has no entries of its own.
    }
}
