package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A query of a collection.
 *
 * @param limit maximum number of documents; 0 means no limit
 */
record Query(
        Document filter,
        @Nullable Document orderBy,
        int skip,
        int limit,
        @Nullable Document projection) {

    private static final String ID = "_id";

    /** Ids are unique, so a further sort key after the id has no effect. */
    boolean isSortedById() {
        return ID.equals(sortsFirstBy());
    }

    /** No order is asked for, or the natural order of storage. */
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
