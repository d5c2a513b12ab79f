package io.bantin.notification.campaigns.sending;

import io.bantin.notification.background.WorkSignals;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Waits for a store that is away: who has sent mails not marked yet would send them again if it gave up. */
@Component
class StoreRetry {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(StoreRetry.class);

    private final WorkSignals signals;

    StoreRetry(WorkSignals signals) {
        this.signals = signals;
    }

    /** This process is about to end. */
    boolean isOver() {
        return signals.isShutDown();
    }

    <T> T with(Supplier<T> access) {
        return with(access, _ -> {});
    }

    /** Tells of each failure. */
    <T> T with(Supplier<T> access, Consumer<DataAccessException> whileAway) {
        while (true) {
            try {
                return access.get();
            } catch (DataAccessException outage) {
                if (signals.isShutDown() || Thread.currentThread().isInterrupted()) {
                    throw outage;
                }
                whileAway.accept(outage);
                log.warn("The store does not answer; waiting for it: {}", outage.getMessage());
                LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
            }
        }
    }

    /** Waits, but never for so long that what was read of a recipient grows old meanwhile. */
    void pause(Duration wanted) {
        LockSupport.parkNanos(Math.min(wanted.toNanos(), LONGEST_PAUSE.toNanos()));
    }
}
