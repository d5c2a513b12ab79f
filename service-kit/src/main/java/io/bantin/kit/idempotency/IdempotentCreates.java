package io.bantin.kit.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Reserves one id for all creates that are sent under the same key. */
public final class IdempotentCreates {

    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

    private final MongoOperations store;
    private final Clock clock;
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    IdempotentCreates(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Reserves the id before the document is written. If the process dies in between, a retry finds the same id.
     *
     * @param route what the key is for, such as {@code create-article}
     * @param newId called only for a new key, so it may validate the request: if it throws, no key is stored, and the corrected
     *     request may use the same key
     */
    public ReservedId idFor(@Nullable String key, String caller, String route, Object body, Supplier<String> newId) {
        if (key == null) {
            return new ReservedId(newId.get(), false, false);
        }
        String scope = IdempotencyKeys.sha256(String.join("\n", caller, route, IdempotencyKeys.checked(key)));
        String bodyHash = IdempotencyKeys.hash(body);
        Instant now = clock.instant();
        forgetOld(now);
        IdempotentCreate known = store.findById(scope, IdempotentCreate.class);
        if (known == null) {
            IdempotentCreate wanted = new IdempotentCreate(scope, newId.get(), bodyHash, now, null);
            try {
                store.insert(wanted);
                return new ReservedId(wanted.createdId(), false, false);
            } catch (DuplicateKeyException sentTwiceAtOnce) {
                known = store.findById(scope, IdempotentCreate.class);
                if (known == null) {
                    throw sentTwiceAtOnce;
                }
            }
        }
        if (!known.bodyHash().equals(bodyHash)) {
            throw IdempotencyKeyReused.with(key);
        }
        return new ReservedId(known.createdId(), true, Boolean.TRUE.equals(known.deleted()));
    }

    /** Call this before the document is deleted, so that a late retry of its creation does not bring it back. */
    public void willDelete(String createdId) {
        store.updateMulti(madeAs(createdId), Update.update("deleted", true), IdempotentCreate.class);
    }

    /** Forgets the key of a create that was refused. */
    public void refused(String createdId) {
        store.remove(madeAs(createdId), IdempotentCreate.class);
    }

    /** Needs no index: the collection holds the creates of one day, and its two callers are rare. */
    private static Query madeAs(String createdId) {
        return Query.query(Criteria.where("createdId").is(createdId));
    }

    /** Runs as part of a create, because not every supported store has TTL indexes. */
    private void forgetOld(Instant now) {
        Instant last = cleaned.get();
        if (now.isAfter(last.plus(CLEANUP_INTERVAL)) && cleaned.compareAndSet(last, now)) {
            store.remove(Query.query(Criteria.where("at").lt(now.minus(VALIDITY))), IdempotentCreate.class);
        }
    }
}
