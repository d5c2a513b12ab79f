package io.bantin.kit.problems;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Something that the service needs is away and will come back. */
public final class TemporarilyUnavailable extends Problem {

    public TemporarilyUnavailable() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "temporarily-unavailable",
                "Temporarily unavailable",
                "Something that this service needs does not answer; try again in a few seconds.");
        retryAfter(Duration.ofSeconds(5));
    }
}
