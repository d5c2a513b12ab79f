package io.bantin.kit.etags;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A change that does not say which version it is meant for. */
final class PreconditionRequired extends Problem {

    PreconditionRequired() {
        super(
                HttpStatus.PRECONDITION_REQUIRED,
                "precondition-required",
                "If-Match is missing",
                "Send the ETag of the version that you have read in the header If-Match.");
    }
}
