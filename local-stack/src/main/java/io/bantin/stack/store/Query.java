package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a collection.
 *
 * @param limit as many at most; no limit when 0
 */
record Query(
        Document filter,
        @Nullable Document orderBy,
        int skip,
        int limit,
        @Nullable Document projection) {

    private static final String ID = "_id";

    /** Ids are unique: whatever stands after them orders nothing. */
    boolean isSortedById() {
        return ID.equals(sortsFirstBy());
    }

    /** In the order in which the documents are kept, too. */
    boolean isUnsorted() {
        return sortsFirstBy() == null || "$natural".equals(sortsFirstBy());
    }

    boolean isDescending() {
        return isSortedById() && orderBy != null && orderBy.get(ID) instanceof Number order && order.intValue() < 0;
    }

    WantedFields wanted() {
        return WantedFields.of(filter, isUnsorted() ? null : orderBy, projection);
    }

    private @Nullable String sortsFirstBy() {
        return orderBy == null || orderBy.isEmpty()
                ? null
                : orderBy.keySet().iterator().next();
    }
}
