package io.bantin.article.transitions;

import io.bantin.article.workflow.Step;
import io.bantin.kit.idempotency.RecentIdempotencyKeys;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request to take a step, with its caller, its idempotency key and the version that it is meant for. */
public record TransitionRequest(
        Step step,
        @Nullable Object body,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        Caller caller) {

    public @Nullable UsedIdempotencyKey key(long version, Instant now) {
        return RecentIdempotencyKeys.ofRequest(idempotencyKey, step.text(), caller.name(), body, version, now);
    }
}
