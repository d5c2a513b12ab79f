package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A token that confirms nothing we know of. */
final class ConfirmationNotFound extends Problem {

    private ConfirmationNotFound() {
        super(
                HttpStatus.NOT_FOUND,
                "confirmation-not-found",
                "Unknown confirmation link",
                "This link confirms nothing: a part of it is missing, it is too old, or the data of its owner was erased. Use the"
                        + " whole link of the newest mail, or subscribe again.");
    }

    static ConfirmationNotFound byToken() {
        return new ConfirmationNotFound();
    }
}
