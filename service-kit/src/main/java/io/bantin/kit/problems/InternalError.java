package io.bantin.kit.problems;

import org.springframework.http.HttpStatus;

/** A mistake of ours: the caller learns the trace id, the log the rest. */
final class InternalError extends Problem {

    InternalError() {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong",
                "The mistake is ours, not yours; the trace id helps us to find it.");
    }
}
