package io.bantin.kit.idempotency;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/** Gives a create that is sent twice under one key the same id twice. */
public final class KeyedCreates {

    private final MongoOperations store;
    private final Clock clock;

    KeyedCreates(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Reservation idFor(@Nullable String key, String caller, String route, Object body, Supplier<String> newId) {
        if (key == null) {
            return new Reservation(newId.get(), false);
        }
        String scope = IdempotencyKeys.sha256(String.join("\n", caller, route, IdempotencyKeys.checked(key)));
        KeyedCreate wanted = new KeyedCreate(scope, newId.get(), IdempotencyKeys.hash(body), clock.instant());
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
}
