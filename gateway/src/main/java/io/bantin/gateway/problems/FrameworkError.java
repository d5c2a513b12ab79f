package io.bantin.gateway.problems;

import io.bantin.kit.problems.Problem;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** An error status of the framework, such as 405. */
final class FrameworkError extends Problem {

    private FrameworkError(HttpStatus status, String detail) {
        super(status, kindOf(status), status.getReasonPhrase(), detail);
    }

    static FrameworkError as(ErrorResponse response, HttpStatus status) {
        var detail = response.getBody().getDetail();
        var refused = new FrameworkError(status, detail == null ? status.getReasonPhrase() + "." : detail);
        refused.getHeaders().putAll(response.getHeaders());
        return refused;
    }

    private static String kindOf(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
