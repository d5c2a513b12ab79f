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

/**
 * Retries access to the store during an outage. A worker that gave up instead would lose its unmarked outcomes, and those mails would
 * be sent again.
 */
@Component
class StoreRetry {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(StoreRetry.class);

    private final WorkSignals signals;

    StoreRetry(WorkSignals signals) {
        this.signals = signals;
    }

    /** True when this process ends. */
    boolean isShutDown() {
        return signals.isShutDown();
    }

    /** Repeats the access until it succeeds or the process ends, and reports each failure. */
    <T> T call(Supplier<T> access, Consumer<DataAccessException> onFailure) {
        while (true) {
            try {
                return access.get();
            } catch (DataAccessException outage) {
                if (signals.isShutDown() || Thread.currentThread().isInterrupted()) {
                    throw outage;
                }
                onFailure.accept(outage);
                log.warn("The store does not answer, the access is tried again: {}", outage.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    void run(Runnable access, Consumer<DataAccessException> onFailure) {
        call(
                () -> {
                    access.run();
                    return true;
                },
                onFailure);
    }
}
