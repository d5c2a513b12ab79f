package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;

/** No access rule names the path. All callers are denied, and signed-in callers get 404. */
final class UnknownPath extends Problem {

    /** A denial that is told apart from a missing role by its identity. */
    static final AuthorizationDecision DECISION = new AuthorizationDecision(false);

    UnknownPath() {
        super(HttpStatus.NOT_FOUND, "not-found", "Not found", "There is nothing at this address.");
    }
}
