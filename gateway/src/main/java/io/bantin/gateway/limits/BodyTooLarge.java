package io.bantin.gateway.limits;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** A request body exceeds the limit. */
final class BodyTooLarge extends Problem {

    BodyTooLarge(DataSize limit) {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "Request too large",
                "A request may be at most %d bytes long.".formatted(limit.toBytes()));
    }
}
