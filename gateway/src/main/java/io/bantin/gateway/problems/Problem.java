package io.bantin.gateway.problems;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error as a caller sees it: its kind is the page that explains it, its detail says what to do. */
public abstract class Problem extends ErrorResponseException {

    protected Problem(HttpStatus status, String kind, String title, String detail) {
        this(status, kind, title, detail, null);
    }

    protected Problem(HttpStatus status, String kind, String title, String detail, @Nullable Throwable cause) {
        super(status, describe(status, kind, title, detail), cause);
    }

    protected final void retryAfter(Duration wait) {
        // Rounded up: a caller that comes back early is only refused again.
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static ProblemDetail describe(HttpStatus status, String kind, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + kind));
        problem.setTitle(title);
        return problem;
    }
}
