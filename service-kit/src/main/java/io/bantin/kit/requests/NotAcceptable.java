package io.bantin.kit.requests;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A caller that takes no JSON. */
final class NotAcceptable extends Problem {

    NotAcceptable() {
        super(
                HttpStatus.NOT_ACCEPTABLE,
                "not-acceptable",
                "Not acceptable",
                "This address answers in application/json alone; name it, or nothing, in the header Accept.");
    }
}
