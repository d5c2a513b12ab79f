package io.bantin.notification.subscribers.operating;

import io.bantin.kit.problems.Problem;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** An address of which we hold nothing, or nothing but that it was erased. */
final class SubscriberUnknown extends Problem {

    private SubscriberUnknown(String detail) {
        super(HttpStatus.NOT_FOUND, "subscriber-unknown", "No such subscriber", detail);
    }

    static SubscriberUnknown never() {
        return new SubscriberUnknown("We hold nothing about this address.");
    }

    static SubscriberUnknown since(Instant erasedAt) {
        return new SubscriberUnknown(
                "This address was erased on %s; all that is left is a keyed hash, which keeps it from being imported."
                        .formatted(erasedAt));
    }
}
