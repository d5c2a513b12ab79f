package io.bantin.article.publishing;

import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.idempotency.UsedIdempotencyKeys;
import io.bantin.kit.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request to change the status of an article, with its caller, its idempotency key and the version that it is meant for. */
record TransitionRequest(
        String route,
        @Nullable Object body,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        Caller caller) {

    @Nullable
    UsedIdempotencyKey key(long version, Instant now) {
        return UsedIdempotencyKeys.ofRequest(idempotencyKey, route, caller.name(), body, version, now);
    }
}
