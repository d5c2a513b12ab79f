package io.bantin.notification.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteTimeoutSchedulerTests {

    private final WriteTimeoutScheduler timers = new WriteTimeoutScheduler();

    @AfterEach
    void stop() {
        timers.shutdownNow();
    }

    @Test
    void runsATimerThatExpires() throws InterruptedException {
        var expired = new CountDownLatch(1);
        timers.schedule(expired::countDown, 1, TimeUnit.MILLISECONDS);
        assertThat(expired.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void removesCancelledTimers() {
        for (int i = 0; i < 1_000; i++) {
            timers.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(true);
        }
        // Only the tick is left.
        await().untilAsserted(() -> assertThat(timers.getQueue()).hasSizeLessThanOrEqualTo(1));
    }
}
