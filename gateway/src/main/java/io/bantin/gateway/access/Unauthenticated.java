package io.bantin.gateway.access;

import io.bantin.gateway.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** No token where one is needed, or one that does not hold. */
final class Unauthenticated extends Problem {

    private Unauthenticated(String detail, String challenge) {
        super(HttpStatus.UNAUTHORIZED, "unauthenticated", "Not signed in", detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    static Unauthenticated withoutToken() {
        return new Unauthenticated("This needs a bearer token in the Authorization header.", "Bearer");
    }

    static Unauthenticated withBadToken() {
        return new Unauthenticated(
                "The bearer token is not valid here: it may be expired, forged, or meant for another audience; get a new one.",
                "Bearer error=\"invalid_token\"");
    }
}
