package io.bantin.gateway.problems;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** No route leads to the path. */
final class NotFound extends Problem {

    NotFound() {
        super(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "Nothing answers at this address; /api/docs lists the addresses of the API.");
    }
}
