package io.bantin.notification.subscribers.personaldata;

import io.bantin.kit.problems.Problem;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** An address of which we hold nothing, or nothing but that it was erased. */
final class SubscriberNotFound extends Problem {

    private SubscriberNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "subscriber-unknown", "No such subscriber", detail);
    }

    static SubscriberNotFound never() {
        return new SubscriberNotFound("We hold nothing about this address.");
    }

    static SubscriberNotFound since(Instant erasedAt) {
        return new SubscriberNotFound(
                "This address was erased on %s; all that is left is a keyed hash, which keeps it from being imported."
                        .formatted(erasedAt));
    }
}
