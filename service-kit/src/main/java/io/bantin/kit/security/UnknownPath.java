package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;

/** No access rule names the address: it is denied to everybody, and whoever is signed in is told that it leads nowhere. */
final class UnknownPath extends Problem {

    /** Not granted, and told apart from what a role is missing for. */
    static final AuthorizationDecision DECISION = new AuthorizationDecision(false);

    UnknownPath() {
        super(HttpStatus.NOT_FOUND, "not-found", "Not found", "There is nothing at this address.");
    }
}
