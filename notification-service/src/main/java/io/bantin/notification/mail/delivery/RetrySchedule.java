package io.bantin.notification.mail.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** When a mail that was not accepted is tried again, and how often. */
@Component
public class RetrySchedule {

    /** A fifth, so that mails deferred together do not come back together. */
    private static final double JITTER = 0.2;

    private final List<Duration> schedule;
    private final Duration reconnectAfter;
    private final Clock clock;

    RetrySchedule(RetryProperties properties, Clock clock) {
        this.schedule = properties.deferrals();
        this.reconnectAfter = properties.reconnectAfter();
        this.clock = clock;
    }

    /** The time of the next attempt after so many; empty when the schedule is used up. */
    Optional<Instant> after(int attempts) {
        if (attempts > schedule.size()) {
            return Optional.empty();
        }
        double jitter = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        long wait = Math.round(schedule.get(attempts - 1).toMillis() * jitter);
        return Optional.of(now().plusMillis(wait));
    }

    /** The time at which a mail server that could not be reached is tried again. */
    public Instant afterConnectionFailure() {
        return now().plus(reconnectAfter);
    }

    public Instant now() {
        return clock.instant();
    }
}
