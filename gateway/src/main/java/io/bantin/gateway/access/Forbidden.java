package io.bantin.gateway.access;

import io.bantin.gateway.problems.Problem;
import org.springframework.http.HttpStatus;

/** A valid token whose account may not do this. */
final class Forbidden extends Problem {

    Forbidden() {
        super(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "Your account does not have the role that this needs.");
    }
}
