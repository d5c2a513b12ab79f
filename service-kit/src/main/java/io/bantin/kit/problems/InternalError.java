package io.bantin.kit.problems;

import org.springframework.http.HttpStatus;

/** The service failed: the caller gets a trace id, and the log gets the failure. */
public final class InternalError extends Problem {

    public InternalError() {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong",
                "The mistake is ours, not yours; the trace id helps us to find it.");
    }
}
