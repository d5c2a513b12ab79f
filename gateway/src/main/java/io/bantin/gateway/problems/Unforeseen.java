package io.bantin.gateway.problems;

import org.springframework.http.HttpStatus;

/** A fault of ours: logged with all it has, answered with nothing but its trace id. */
final class Unforeseen extends Problem {

    Unforeseen() {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Internal error",
                "Something went wrong here; give the trace id to whoever runs this site.");
    }
}
