package io.bantin.notification;

import io.bantin.kit.claims.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Wall clock and monotonic clock of the service under test; both go on by themselves and can be moved on. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTime {

    private final AtomicLong clockAhead = new AtomicLong();
    private final AtomicLong tickerAhead = new AtomicLong();

    public void moveClock(Duration by) {
        clockAhead.addAndGet(by.toMillis());
    }

    /** What else runs in this context lives in the present: whoever moved the clock puts it back. */
    public void backToThePresent() {
        clockAhead.set(0);
    }

    /** Time in which other processes seem to stand still. */
    public void moveTicker(Duration by) {
        tickerAhead.addAndGet(by.toNanos());
    }

    @Bean
    Clock clock() {
        return new MovableClock();
    }

    @Bean
    Ticker ticker() {
        return () -> System.nanoTime() + tickerAhead.get();
    }

    private final class MovableClock extends Clock {

        private final Clock system = Clock.tickMillis(ZoneOffset.UTC);

        @Override
        public Instant instant() {
            return system.instant().plusMillis(clockAhead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
