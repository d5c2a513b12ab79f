package io.bantin.kit.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Copies of what another service owns: changed only by something newer, so that repeated and overtaken events change nothing. */
public final class VersionedUpsert {

    private VersionedUpsert() {}

    /**
     * Takes the state over, with its version in that field, unless the copy is as new already.
     *
     * @return whether the copy changed
     */
    public static boolean raise(
            MongoOperations store, Class<?> type, String id, String versionField, long version, Update state) {
        Query older = query(where("_id").is(id).and(versionField).lt(version));
        Update newer = state.set(versionField, version);
        try {
            store.upsert(older, newer, type);
            return true;
        } catch (DuplicateKeyException known) {
            // It is there. If it only came between look-up and insert, it may be older all the same.
            return store.updateFirst(older, newer, type).getMatchedCount() == 1;
        }
    }
}
