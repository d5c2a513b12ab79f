package io.bantin.kit.outbox;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A document has too many unsent events and accepts no change until the broker has taken some. */
public final class OutboxFull extends Problem {

    private OutboxFull(String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "outbox-full", "Too many unsent events", detail);
        retryAfter(Duration.ofSeconds(10));
    }

    static OutboxFull of(int unsent) {
        return new OutboxFull("The last %d changes wait for the message broker; try again later.".formatted(unsent));
    }
}
