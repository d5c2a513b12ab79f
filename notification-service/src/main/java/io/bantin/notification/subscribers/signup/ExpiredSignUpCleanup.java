package io.bantin.notification.subscribers.signup;

import io.bantin.notification.subscribers.Subscribers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets those who were asked and never answered, some time after their link has expired. */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class ExpiredSignUpCleanup {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Subscribers subscribers;
    private final Clock clock;

    ExpiredSignUpCleanup(Subscribers subscribers, Clock clock) {
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** By every instance: the removal is one conditional write and harmless when repeated. */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void forgetUnconfirmed() {
        subscribers.forgetUnconfirmed(clock.instant().minus(KEPT));
    }
}
