package io.bantin.kit.problems;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error as problem details (RFC 9457). The type links to a page that explains it; the detail tells the caller what to do. */
public abstract class Problem extends ErrorResponseException {

    protected Problem(HttpStatus status, String kind, String title, String detail) {
        this(status, kind, title, detail, null);
    }

    protected Problem(HttpStatus status, String kind, String title, String detail, @Nullable Throwable cause) {
        super(status, body(status, kind, title, detail), cause);
    }

    protected final void retryAfter(Duration wait) {
        // Rounded up, because the service refuses a caller that returns too early.
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    static ProblemDetail body(HttpStatus status, String kind, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + kind));
        body.setTitle(title);
        return body;
    }
}
