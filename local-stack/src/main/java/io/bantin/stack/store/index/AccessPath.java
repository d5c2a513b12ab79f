package io.bantin.stack.store.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;

/** The best way to what a filter asks for: the index that narrows the search the most, or else all documents. */
public record AccessPath(PrefixIndex index, IndexBounds demands) {

    /** Empty in a collection without any index, which only the library's own are. */
    public static Optional<AccessPath> to(Document filter, Collection<Index<String>> indexes) {
        var demands = IndexBounds.of(filter);
        return indexes.stream()
                .filter(PrefixIndex.class::isInstance)
                .map(index -> new AccessPath((PrefixIndex) index, demands))
                .filter(access -> access.narrows() || access.index instanceof IdIndex)
                .max(Comparator.comparingInt((AccessPath access) -> access.index.serves(demands))
                        .thenComparing(AccessPath::canWalk));
    }

    /** Whether it leaves anything out. */
    public boolean narrows() {
        return index.serves(demands) > 0;
    }

    /** All positions, each once; perhaps some where there is no document. */
    public Iterable<String> positions() {
        return index.positions(demands);
    }

    /** Whether the positions can be had in their order. */
    public boolean canWalk() {
        return index.canWalk(demands);
    }

    /** Whether the order of these positions is that of the ids. */
    public boolean sortsIds() {
        return index.sortsIds(demands);
    }

    /** Whether everything on the walk is what the filter asks for, so that no document needs to be looked at. */
    public boolean isExact() {
        return demands.complete() && index.serves(demands) == demands.accepted().size();
    }

    /** The same of the positions, which do not know of ranges. */
    public boolean findsNothingElse() {
        return isExact() && demands.ids().equals(IdRange.ALL);
    }

    public ScanRange walk(boolean descending) {
        return new ScanRange(demands.ids(), descending);
    }

    /** The positions of a walk, each once, as they are now. */
    public Iterator<String> along(ScanRange walk) {
        return index.walk(demands, walk);
    }
}
