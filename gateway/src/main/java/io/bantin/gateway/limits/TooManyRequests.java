package io.bantin.gateway.limits;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** One address sends requests faster than the limit. */
final class TooManyRequests extends Problem {

    TooManyRequests(Duration wait) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                "Your address sends requests faster than the limit of this site; wait as long as Retry-After says.");
        retryAfter(wait);
    }
}
