package io.bantin.gateway.routing;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** All connections to a service are in use. The service works, so its circuit breaker does not count this. */
final class ConnectionsExhausted extends Problem {

    ConnectionsExhausted() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "The service behind this address is busy with other requests. Nothing was done; try again shortly.");
        retryAfter(Duration.ofSeconds(2));
    }
}
