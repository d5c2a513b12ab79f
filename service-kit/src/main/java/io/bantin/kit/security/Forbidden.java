package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** An account that lacks the role. */
final class Forbidden extends Problem {

    Forbidden() {
        super(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "Your account does not have the role that this needs.");
    }
}
