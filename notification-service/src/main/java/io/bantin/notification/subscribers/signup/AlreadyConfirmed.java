package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A confirmation link that was used before. */
final class AlreadyConfirmed extends Problem {

    private AlreadyConfirmed() {
        super(
                HttpStatus.CONFLICT,
                "already-confirmed",
                "Already confirmed",
                "This subscription was confirmed with this link before; there is nothing more to do.");
    }

    static AlreadyConfirmed withThisLink() {
        return new AlreadyConfirmed();
    }
}
