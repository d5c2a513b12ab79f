package io.bantin.article.publishing;

import io.bantin.kit.idempotency.StoredKey;
import io.bantin.kit.idempotency.StoredKeys;
import io.bantin.kit.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who asks for a change of state, how the request is told from others, and which version it is meant for. */
record Transition(
        String route,
        @Nullable Object body,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        Caller caller) {

    @Nullable
    StoredKey key(long version, Instant now) {
        return StoredKeys.asked(idempotencyKey, route, caller.name(), body, version, now);
    }
}
