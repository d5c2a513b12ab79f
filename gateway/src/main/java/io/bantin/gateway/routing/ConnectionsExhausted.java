package io.bantin.gateway.routing;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** All connections to a service are in use. No failure of the service: its circuit breaker does not count it. */
final class ConnectionsExhausted extends Problem {

    ConnectionsExhausted() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "The service behind this address has as many requests as it takes at once; nothing was done, try again shortly.");
        retryAfter(Duration.ofSeconds(2));
    }
}
