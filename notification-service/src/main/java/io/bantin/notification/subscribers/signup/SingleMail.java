package io.bantin.notification.subscribers.signup;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A mail that one person asked for; claimed and retried like a chunk. It names its addressee by id, so that nothing of an
 * erased person stays here.
 *
 * @param id that of the sign-up it asks about
 * @param open true until the mail has an outcome
 */
@Document("single_mails")
public record SingleMail(
        @Id String id,
        String subscriberId,
        @Nullable String traceparent,
        Instant createdAt,
        @Nullable Boolean open,
        int attempts,
        Instant nextAttemptAt,
        ClaimState claim,
        @Nullable Outcome outcome,
        @Nullable String reply) {

    /** How it ended. */
    public enum Outcome {
        SENT,
        REFUSED,
        GIVEN_UP,
        /** What it would have asked is answered, or its addressee was erased. */
        NOT_NEEDED
    }
}
