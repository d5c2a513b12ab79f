package io.bantin.kit.idempotency;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The key was used before with another request body. */
public final class IdempotencyKeyReused extends Problem {

    private IdempotencyKeyReused(String detail) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", "Idempotency-Key used before", detail);
    }

    static IdempotencyKeyReused with(String key) {
        return new IdempotencyKeyReused(
                "The Idempotency-Key '%s' was sent before with another request body; use a new key.".formatted(key));
    }
}
