package io.bantin.kit.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Updates the local copy of another service's document only from a newer version, so that repeated and late events change nothing. */
public final class VersionedUpsert {

    private VersionedUpsert() {}

    /**
     * Writes the state and its version, unless the copy is as new already.
     *
     * @return whether the copy changed
     */
    public static boolean upsertIfNewer(
            MongoOperations store, Class<?> type, String id, String versionField, long version, Update state) {
        Query older = query(where("_id").is(id).and(versionField).lt(version));
        Update newer = state.set(versionField, version);
        try {
            store.upsert(older, newer, type);
            return true;
        } catch (DuplicateKeyException known) {
            // The document exists. If another instance inserted it after our update, it may still be older.
            return store.updateFirst(older, newer, type).getMatchedCount() == 1;
        }
    }
}
