package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The confirmation link is too old. */
final class ConfirmationExpired extends Problem {

    private ConfirmationExpired(long days) {
        super(
                HttpStatus.GONE,
                "confirmation-expired",
                "The confirmation link has expired",
                "This link was valid for %d days; subscribe again to get a new one.".formatted(days));
    }

    static ConfirmationExpired after(long days) {
        return new ConfirmationExpired(days);
    }
}
