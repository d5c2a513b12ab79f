package io.bantin.gateway.problems;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The address or a header of a request is not valid HTTP. */
final class BadRequest extends Problem {

    BadRequest() {
        super(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Malformed request",
                "The address or a header of this request has characters that are not allowed there.");
    }
}
