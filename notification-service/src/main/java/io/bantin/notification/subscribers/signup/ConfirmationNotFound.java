package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The token belongs to no known sign-up. */
final class ConfirmationNotFound extends Problem {

    private ConfirmationNotFound() {
        super(
                HttpStatus.NOT_FOUND,
                "confirmation-not-found",
                "Unknown confirmation link",
                "This link confirms nothing: it is incomplete or too old, or its owner's data was erased. Use the"
                        + " complete link from the newest mail, or subscribe again.");
    }

    static ConfirmationNotFound byToken() {
        return new ConfirmationNotFound();
    }
}
