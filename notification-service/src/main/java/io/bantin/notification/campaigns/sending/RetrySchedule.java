package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** When a recipient is tried again, and how often. */
@Component
class RetrySchedule {

    /** A fifth, so that those deferred together do not come back together. */
    private static final double JITTER = 0.2;

    private final List<Duration> schedule;
    private final Duration reconnectAfter;
    private final Clock clock;

    RetrySchedule(DeliveryProperties properties, Clock clock) {
        this.schedule = properties.deferrals();
        this.reconnectAfter = properties.reconnectAfter();
        this.clock = clock;
    }

    /** The outcome of an attempt that was not final: once more later, unless it was the last of the schedule. */
    RecipientOutcome after(int attempts, String reply) {
        if (attempts > schedule.size()) {
            return RecipientOutcome.failed(reply, attempts);
        }
        double jitter = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        long wait = Math.round(schedule.get(attempts - 1).toMillis() * jitter);
        return RecipientOutcome.deferred(reply, attempts, now().plusMillis(wait));
    }

    /** The connection was lost before the answer: once more at once, since nobody asked us to wait. */
    RecipientOutcome afterUnknown(int attempts, String reason) {
        String recorded = "No answer to the whole mail, so it is repeated: " + reason;
        return attempts == 1 ? RecipientOutcome.deferred(recorded, attempts, now()) : after(attempts, recorded);
    }

    /** Broken off in the middle of this mail: others go first, since it may be what the server stumbles over. */
    RecipientOutcome afterBreak(int attempts, String reason) {
        String recorded = "The connection was lost during this mail: " + reason;
        return attempts == 1
                ? RecipientOutcome.deferred(recorded, attempts, afterConnectionFailure())
                : after(attempts, recorded);
    }

    /** When a chunk whose mail server could not be reached is tried again. */
    Instant afterConnectionFailure() {
        return now().plus(reconnectAfter);
    }

    Instant now() {
        return clock.instant();
    }
}
