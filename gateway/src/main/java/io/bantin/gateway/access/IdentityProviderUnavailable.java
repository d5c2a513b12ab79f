package io.bantin.gateway.access;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The identity provider does not answer with its keys, so the gateway cannot verify the token. */
final class IdentityProviderUnavailable extends Problem {

    IdentityProviderUnavailable() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "identity-unavailable",
                "Identity provider unavailable",
                "Your token could not be checked right now; try again shortly.");
        retryAfter(Duration.ofSeconds(2));
    }
}
