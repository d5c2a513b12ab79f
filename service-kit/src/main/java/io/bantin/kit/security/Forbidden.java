package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The account lacks the required role. */
public final class Forbidden extends Problem {

    public Forbidden() {
        super(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "Your account does not have the role that this needs.");
    }
}
