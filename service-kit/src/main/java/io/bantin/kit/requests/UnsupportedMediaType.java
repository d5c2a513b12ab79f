package io.bantin.kit.requests;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The body of the request is not JSON. */
final class UnsupportedMediaType extends Problem {

    UnsupportedMediaType() {
        super(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Unsupported media type",
                "Send the body as application/json, in UTF-8.");
        getHeaders().set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    }
}
