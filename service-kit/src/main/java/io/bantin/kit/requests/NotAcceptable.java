package io.bantin.kit.requests;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The caller does not accept JSON. */
final class NotAcceptable extends Problem {

    NotAcceptable() {
        super(
                HttpStatus.NOT_ACCEPTABLE,
                "not-acceptable",
                "Not acceptable",
                "This address answers only in application/json; send it in the header Accept, or leave the header out.");
    }
}
