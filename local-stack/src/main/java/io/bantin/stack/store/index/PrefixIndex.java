package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;

/**
 * An index that serves every filter with its first fields or all of them, and the order of ids if the id follows those
 * fields. The library's own indexes serve only filters on exactly their fields, and only if they are unique.
 */
abstract class PrefixIndex extends Index<String> {

    PrefixIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** The number of its fields that narrow the search; 0 if it is of no use. */
    final int serves(IndexBounds demands) {
        return (int) keys().stream().takeWhile(demands::name).count();
    }

    /** All positions, each once; some may have no document. */
    abstract Iterable<String> positions(IndexBounds demands);

    /** Whether it can return the positions in their order. */
    abstract boolean canWalk(IndexBounds demands);

    /** Whether the positions are in the order of the ids. */
    abstract boolean sortsIds(IndexBounds demands);

    /** The present positions in the range, each once. */
    abstract Iterator<String> walk(IndexBounds demands, ScanRange walk);

    @Override
    public final boolean canHandle(Document filter) {
        return serves(IndexBounds.of(filter)) > 0;
    }

    @Override
    public final Iterable<String> getPositions(Document filter) {
        return positions(IndexBounds.of(filter));
    }

    @Override
    public final long getDataSize() {
        return getCount();
    }
}
