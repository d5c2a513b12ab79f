package io.bantin.gateway.limits;

import io.bantin.gateway.problems.Problem;
import org.springframework.http.HttpStatus;

/** The caller went away, or was too slow, before its body had arrived: no fault of the service that waits for it. */
final class BodyIncomplete extends Problem {

    BodyIncomplete(Throwable cause) {
        super(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "Request incomplete",
                "The body of this request did not arrive in time; send it again.",
                cause);
    }
}
