package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;

/**
 * An index that serves every filter that contains its fields, or the first of them, and the order of ids where that is what
 * its keys go on with. The library's own serve only filters that consist of exactly their fields, and none that are not
 * unique.
 */
abstract class PrefixIndex extends Index<String> {

    PrefixIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** How many of its fields narrow the search; 0 when it is of no use. */
    final int serves(IndexBounds demands) {
        return (int) keys().stream().takeWhile(demands::name).count();
    }

    /** All positions, each once; perhaps some where there is no document. */
    abstract Iterable<String> positions(IndexBounds demands);

    /** Whether its positions can be had in their order. */
    abstract boolean canWalk(IndexBounds demands);

    /** Whether the order of these positions is that of the ids. */
    abstract boolean sortsIds(IndexBounds demands);

    /** The positions of a walk, each once; as far as the map knew them at this moment. */
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
