package io.bantin.gateway.limits;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** One address asks faster than it may. */
final class TooManyRequests extends Problem {

    TooManyRequests(Duration wait) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                "Your address sends requests faster than this site takes them; wait as long as Retry-After says.");
        retryAfter(wait);
    }
}
