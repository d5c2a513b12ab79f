package io.bantin.gateway.unfinished;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request did not arrive completely. */
public final class IncompleteRequest extends Problem {

    private IncompleteRequest(HttpStatus status, String kind, String title, String detail, @Nullable Throwable cause) {
        super(status, kind, title, detail, cause);
    }

    static IncompleteRequest late() {
        return incomplete(null);
    }

    /** The caller closed the connection; the service that waits for the body has not failed. */
    public static IncompleteRequest incomplete(@Nullable Throwable cause) {
        return new IncompleteRequest(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "Request incomplete",
                "The headers or the body of this request did not arrive in time; send it again.",
                cause);
    }

    static IncompleteRequest oneOfTooMany() {
        var problem = new IncompleteRequest(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many unfinished requests",
                "Your address sends many requests whose headers or bodies are incomplete, and this was the oldest. Finish each before the next.",
                null);
        problem.retryAfter(Duration.ofSeconds(1));
        return problem;
    }
}
