package io.bantin.kit.etags;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A request for a change does not name the version to change. */
final class PreconditionRequired extends Problem {

    PreconditionRequired() {
        super(
                HttpStatus.PRECONDITION_REQUIRED,
                "precondition-required",
                "If-Match is missing",
                "Send the ETag of the version that you have read in the header If-Match.");
    }
}
