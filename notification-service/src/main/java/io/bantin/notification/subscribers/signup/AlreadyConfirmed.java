package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The confirmation link was used before. */
final class AlreadyConfirmed extends Problem {

    private AlreadyConfirmed() {
        super(
                HttpStatus.CONFLICT,
                "already-confirmed",
                "Already confirmed",
                "This subscription was already confirmed with this link; nothing more is needed.");
    }

    static AlreadyConfirmed withThisLink() {
        return new AlreadyConfirmed();
    }
}
