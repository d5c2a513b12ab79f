package io.bantin.notification.subscribers.signup;

import io.bantin.notification.subscribers.signup.SingleMail.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** When a mail that did not go through is tried again: after 5 s, then twice as long each time, for three days. */
@Component
class SingleMailRetries {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration BOUND = Duration.ofDays(3);

    private final Clock clock;

    SingleMailRetries(Clock clock) {
        this.clock = clock;
    }

    Update later(SingleMail mail, String reply) {
        return later(mail, reply, mail.attempts());
    }

    /** A connection that failed is not this mail's fault: the same short pause, however often. */
    Update soon(SingleMail mail, String reason) {
        return later(mail, reason, 0);
    }

    private Update later(SingleMail mail, String reply, int attempts) {
        Instant next = clock.instant().plus(pause(attempts));
        return next.isAfter(mail.createdAt().plus(BOUND))
                ? SingleMails.closed(Outcome.GIVEN_UP, reply)
                : SingleMails.postponed(next, reply);
    }

    /** With jitter, so that what failed together does not come back together. */
    static Duration pause(int attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempts, 20));
        Duration bounded = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        return Duration.ofMillis(
                (long) (bounded.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
