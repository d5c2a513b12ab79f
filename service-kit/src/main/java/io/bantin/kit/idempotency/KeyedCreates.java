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

/** Gives a create that is sent twice under one key the same id twice. */
public final class KeyedCreates {

    private static final Duration VALID = Duration.ofHours(24);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final MongoOperations store;
    private final Clock clock;
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    KeyedCreates(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Reserves the id before the document is written, so that whoever dies in between leaves a key that leads to it.
     *
     * @param route what the key is for, such as {@code create-article}
     * @param newId asked for a new request only, so it may check that one: when it refuses, no key is kept, and the corrected
     *     request may come under the same
     */
    public ReservedId idFor(@Nullable String key, String caller, String route, Object body, Supplier<String> newId) {
        if (key == null) {
            return new ReservedId(newId.get(), false, false);
        }
        String scope = IdempotencyKeys.sha256(String.join("\n", caller, route, IdempotencyKeys.checked(key)));
        String bodyHash = IdempotencyKeys.hash(body);
        Instant now = clock.instant();
        forgetOld(now);
        KeyedCreate known = store.findById(scope, KeyedCreate.class);
        if (known == null) {
            KeyedCreate wanted = new KeyedCreate(scope, newId.get(), bodyHash, now, null);
            try {
                store.insert(wanted);
                return new ReservedId(wanted.createdId(), false, false);
            } catch (DuplicateKeyException sentTwiceAtOnce) {
                known = store.findById(scope, KeyedCreate.class);
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

    /** Call it before the document is deleted: a retry of its creation that comes later makes nothing. */
    public void willDelete(String createdId) {
        store.updateMulti(madeAs(createdId), Update.update("deleted", true), KeyedCreate.class);
    }

    /** The create was refused after all: nothing is kept of it. */
    public void refused(String createdId) {
        store.remove(madeAs(createdId), KeyedCreate.class);
    }

    /** Without an index: there are only the creates of a day, and these two are rare. */
    private static Query madeAs(String createdId) {
        return Query.query(Criteria.where("createdId").is(createdId));
    }

    /** In passing, because not every store that we run on lets documents expire. */
    private void forgetOld(Instant now) {
        Instant last = cleaned.get();
        if (now.isAfter(last.plus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(last, now)) {
            store.remove(Query.query(Criteria.where("at").lt(now.minus(VALID))), KeyedCreate.class);
        }
    }
}
