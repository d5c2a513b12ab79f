package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request without a token that counts. */
final class Unauthorized extends Problem {

    private Unauthorized(String detail, String challenge) {
        super(HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first", detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    static Unauthorized withoutToken() {
        return new Unauthorized("Send a bearer token in the header Authorization.", "Bearer");
    }

    /** Says no more: why a forged token was found out helps only its forger. */
    static Unauthorized withInvalidToken() {
        return new Unauthorized(
                "The bearer token is expired or not valid here; sign in again.", "Bearer error=\"invalid_token\"");
    }
}
