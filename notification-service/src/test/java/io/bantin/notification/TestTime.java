package io.bantin.notification;

import io.bantin.kit.claims.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
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

    /** Puts the clock back: other tests share this context and expect the present. */
    public void backToThePresent() {
        clockAhead.set(0);
    }

    /** Advances the monotonic clock, so that other processes seem to send no heartbeats. */
    public void moveTicker(Duration by) {
        tickerAhead.addAndGet(by.toNanos());
    }

    @Bean
    Clock clock() {
        Clock system = Clock.tickMillis(ZoneOffset.UTC);
        InstantSource movable = () -> system.instant().plusMillis(clockAhead.get());
        return movable.withZone(ZoneOffset.UTC);
    }

    @Bean
    Ticker ticker() {
        return () -> System.nanoTime() + tickerAhead.get();
    }
}
