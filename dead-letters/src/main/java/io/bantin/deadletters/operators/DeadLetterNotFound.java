package io.bantin.deadletters.operators;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** No dead letter has this id. */
final class DeadLetterNotFound extends Problem {

    private DeadLetterNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "dead-letter-not-found", "No such dead letter", detail);
    }

    static DeadLetterNotFound withId(String id) {
        return new DeadLetterNotFound(
                "There is no dead letter with the id '%s', or it was decided and then deleted. Nothing was changed."
                        .formatted(id));
    }
}
