package io.bantin.notification.subscribers.signup;

import io.bantin.notification.subscribers.Subscribers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes subscribers who never confirmed, some time after their link has expired. */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class ExpiredSignUpCleanup {

    private static final Duration RETENTION = Duration.ofDays(30);

    private final Subscribers subscribers;
    private final Clock clock;

    ExpiredSignUpCleanup(Subscribers subscribers, Clock clock) {
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** Every instance runs this. The removal is one conditional write, so repeating it is harmless. */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void removeUnconfirmed() {
        subscribers.removeUnconfirmed(clock.instant().minus(RETENTION));
    }
}
