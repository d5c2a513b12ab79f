package io.bantin.kit.problems;

import org.springframework.http.HttpStatus;

/** A framework or the container cannot read the request. The answer names the kind of fault and never quotes the request. */
final class MalformedRequest extends Problem {

    private MalformedRequest(HttpStatus status, String kind, String title, String detail) {
        super(status, kind, title, detail);
    }

    static MalformedRequest unreadable() {
        return new MalformedRequest(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Malformed request",
                "The address, the parameters, a header or the body cannot be read; send them well-formed and in UTF-8.");
    }

    static MalformedRequest tooLarge() {
        return new MalformedRequest(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "Too large",
                "The request has more parameters, parts or bytes than this address takes.");
    }

    static MalformedRequest tooSlow() {
        return new MalformedRequest(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "Too slow",
                "The body did not arrive in time; send it again.");
    }
}
