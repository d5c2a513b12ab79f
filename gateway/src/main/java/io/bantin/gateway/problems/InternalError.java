package io.bantin.gateway.problems;

import org.springframework.http.HttpStatus;

/** A fault of ours: logged with all it has, answered with nothing but its trace id. */
final class InternalError extends Problem {

    InternalError() {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong",
                "The mistake is ours, not yours; the trace id helps us to find it.");
    }
}
