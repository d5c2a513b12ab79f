package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The request has no token, or one that is not valid. */
public final class Unauthorized extends Problem {

    private Unauthorized(String detail, String challenge) {
        super(HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first", detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    public static Unauthorized withoutToken() {
        return new Unauthorized("Send a bearer token in the header Authorization.", "Bearer");
    }

    /** Gives no reason, because a reason would help only a forger. */
    public static Unauthorized withInvalidToken() {
        return new Unauthorized(
                "The bearer token is expired or not valid here; sign in again.", "Bearer error=\"invalid_token\"");
    }
}
