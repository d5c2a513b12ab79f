package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;

/** The best access to the documents of a filter: by the index that narrows the search most, or else by all documents. */
public record AccessPath(PrefixIndex index, IndexBounds demands) {

    /** Empty for a collection without an index; only the library's own collections have none. */
    public static Optional<AccessPath> to(Document filter, Collection<Index<String>> indexes) {
        var demands = IndexBounds.of(filter);
        return indexes.stream()
                .filter(PrefixIndex.class::isInstance)
                .map(index -> new AccessPath((PrefixIndex) index, demands))
                .filter(access -> access.narrows() || access.index instanceof IdIndex)
                .max(Comparator.comparingInt((AccessPath access) -> access.index.serves(demands))
                        .thenComparing(AccessPath::canWalk));
    }

    /** Whether the index excludes any document. */
    public boolean narrows() {
        return index.serves(demands) > 0;
    }

    /** All positions, each once; some may have no document. */
    public Iterable<String> positions() {
        return index.positions(demands);
    }

    /** Whether the index can return the positions in their order. */
    public boolean canWalk() {
        return index.canWalk(demands);
    }

    /** Whether the positions are in the order of the ids. */
    public boolean sortsIds() {
        return index.sortsIds(demands);
    }

    /** Whether every position matches the filter, so that no document needs a check. */
    public boolean isExact() {
        return demands.complete() && index.serves(demands) == demands.accepted().size();
    }

    /** The same for {@link #positions}, which ignore ranges of ids. */
    public boolean findsNothingElse() {
        return isExact() && demands.ids().equals(IdRange.ALL);
    }

    public ScanRange walk(boolean descending) {
        return new ScanRange(demands.ids(), descending);
    }

    /** The present positions in the range, each once. */
    public Iterator<String> along(ScanRange walk) {
        return index.walk(demands, walk);
    }
}
