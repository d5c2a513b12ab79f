package io.bantin.notification.subscribers.signup;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A mail that one person asked for. It is claimed like a chunk. It names its recipient by id, so that nothing of an erased
 * person stays here.
 *
 * @param id that of the sign-up that the mail asks about
 * @param open true until the mail has an outcome
 */
@Document("single_mails")
public record TransactionalMail(
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

    /** How the mail ended. */
    public enum Outcome {
        SENT,
        REFUSED,
        GIVEN_UP,
        /** The sign-up was answered or has expired, or its person was erased. */
        NOT_NEEDED
    }
}
