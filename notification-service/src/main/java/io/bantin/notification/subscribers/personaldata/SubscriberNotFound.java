package io.bantin.notification.subscribers.personaldata;

import io.bantin.kit.problems.Problem;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** Nothing is stored about the address, or only that it was erased. */
final class SubscriberNotFound extends Problem {

    private SubscriberNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "subscriber-unknown", "No such subscriber", detail);
    }

    static SubscriberNotFound noData() {
        return new SubscriberNotFound("Nothing is stored about this address.");
    }

    static SubscriberNotFound erased(Instant erasedAt) {
        return new SubscriberNotFound(
                "This address was erased on %s; only a keyed hash is left, which prevents a new import."
                        .formatted(erasedAt));
    }
}
