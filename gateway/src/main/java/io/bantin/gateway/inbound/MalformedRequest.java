package io.bantin.gateway.inbound;

import io.bantin.kit.problems.Problem;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** A request breaks a rule of HTTP, or a limit of the gateway. It reaches no route. */
final class MalformedRequest extends Problem {

    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private MalformedRequest(HttpStatus status, String kind, String title, String detail) {
        super(status, kind, title, detail);
    }

    static MalformedRequest because(String detail) {
        return new MalformedRequest(HttpStatus.BAD_REQUEST, "bad-request", "Malformed request", detail);
    }

    static MalformedRequest method() {
        var refused = new MalformedRequest(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Method not allowed",
                "No address accepts this method; Allow lists the methods.");
        refused.getHeaders().set(HttpHeaders.ALLOW, String.join(", ", METHODS));
        return refused;
    }

    static MalformedRequest addressLongerThan(DataSize limit) {
        return new MalformedRequest(
                HttpStatus.URI_TOO_LONG,
                "uri-too-long",
                "Address too long",
                "An address may be at most %d bytes long.".formatted(limit.toBytes()));
    }

    static MalformedRequest headersBeyond(DataSize size, int fields) {
        return new MalformedRequest(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers-too-large",
                "Headers too large",
                "A request may have at most %d header fields of at most %d bytes together; delete cookies of this site if you use a browser."
                        .formatted(fields, size.toBytes()));
    }

    static MalformedRequest expectation() {
        return new MalformedRequest(
                HttpStatus.EXPECTATION_FAILED,
                "expectation-failed",
                "Expectation failed",
                "The header Expect may only say 100-continue.");
    }
}
