package io.bantin.notification.mail.delivery;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {

    private static final Instant NOW = Instant.parse("2026-01-09T03:30:00Z");

    private final RetrySchedule retries = new RetrySchedule(
            new RetryProperties(List.of(ofMinutes(1), ofMinutes(10)), ofSeconds(2)), Clock.fixed(NOW, ZoneOffset.UTC));

    @RepeatedTest(20)
    void waitsAsScheduledWithJitter() {
        assertThat(waitAfter(1)).isBetween(ofSeconds(48), ofSeconds(72));
        assertThat(waitAfter(2)).isBetween(ofMinutes(8), ofMinutes(12));
    }

    @Test
    void endsAfterTheLastOfTheSchedule() {
        assertThat(retries.after(3)).isEmpty();
    }

    @Test
    void triesAnUnreachableServerAgainSoon() {
        assertThat(retries.afterConnectionFailure()).isEqualTo(NOW.plus(ofSeconds(2)));
    }

    private Duration waitAfter(int attempts) {
        return Duration.between(NOW, retries.after(attempts).orElseThrow());
    }
}
