package io.bantin.gateway.access;

import io.bantin.gateway.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** No token where one is needed, or one that does not hold. */
final class Unauthorized extends Problem {

    private Unauthorized(String detail, String challenge) {
        super(HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first", detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    static Unauthorized withoutToken() {
        return new Unauthorized("This needs a bearer token in the Authorization header.", "Bearer");
    }

    static Unauthorized withBadToken() {
        return new Unauthorized(
                "The bearer token is not valid here: it may be expired, forged, or meant for another audience; get a new one.",
                "Bearer error=\"invalid_token\"");
    }
}
