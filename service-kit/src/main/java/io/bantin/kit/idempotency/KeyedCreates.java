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
     */
    public Reservation idFor(@Nullable String key, String caller, String route, Object body, Supplier<String> newId) {
        if (key == null) {
            return new Reservation(newId.get(), false);
        }
        String scope = IdempotencyKeys.sha256(String.join("\n", caller, route, IdempotencyKeys.checked(key)));
        KeyedCreate wanted = new KeyedCreate(scope, newId.get(), IdempotencyKeys.hash(body), clock.instant());
        forgetOld(wanted.at());
        try {
            store.insert(wanted);
            return new Reservation(wanted.createdId(), false);
        } catch (DuplicateKeyException e) {
            KeyedCreate known = store.findById(scope, KeyedCreate.class);
            if (known == null) {
                throw e;
            }
            if (!known.bodyHash().equals(wanted.bodyHash())) {
                throw IdempotencyKeyReused.with(key);
            }
            return new Reservation(known.createdId(), true);
        }
    }

    /** In passing, because not every store that we run on lets documents expire. */
    private void forgetOld(Instant now) {
        Instant last = cleaned.get();
        if (now.isAfter(last.plus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(last, now)) {
            store.remove(Query.query(Criteria.where("at").lt(now.minus(VALID))), KeyedCreate.class);
        }
    }
}
