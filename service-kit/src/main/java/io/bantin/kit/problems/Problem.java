package io.bantin.kit.problems;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error that the caller can act on; subclasses sit beside the aggregate that they speak of. */
public abstract class Problem extends ErrorResponseException {

    protected Problem(HttpStatus status, String kind, String title, String detail) {
        super(status, body(status, kind, title, detail), null);
    }

    static ProblemDetail body(HttpStatus status, String kind, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + kind));
        body.setTitle(title);
        return body;
    }
}
