package io.bantin.notification.campaigns.sending;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.ledger.Outcome;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
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
            new DeliveryProperties(1, List.of(ofMinutes(1), ofMinutes(10)), ofSeconds(2), ofSeconds(30), ofHours(24)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @RepeatedTest(20)
    void waitsAsScheduledWithJitter() {
        assertThat(waitAfter(1)).isBetween(ofSeconds(48), ofSeconds(72));
        assertThat(waitAfter(2)).isBetween(ofMinutes(8), ofMinutes(12));
    }

    @Test
    void failsAfterTheLastOfTheSchedule() {
        assertThat(retries.after(3, "451 later")).isEqualTo(RecipientOutcome.failed("451 later", 3));
    }

    @Test
    void repeatsAtOnceWhenNoAnswerCame() {
        RecipientOutcome entry = retries.afterUnknown(1, "connection reset");
        assertThat(entry.outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(entry.nextAttemptAt()).isEqualTo(NOW);
        assertThat(entry.reply()).contains("connection reset");
    }

    @Test
    void letsOthersGoFirstWhenTheConnectionBrokeDuringAMail() {
        RecipientOutcome entry = retries.afterBreak(1, "connection reset");
        assertThat(entry.nextAttemptAt()).isEqualTo(NOW.plus(ofSeconds(2)));
        assertThat(entry.reply()).contains("connection reset");
        assertThat(retries.afterBreak(3, "connection reset").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() {
        assertThat(retries.afterUnknown(3, "connection reset").outcome()).isEqualTo(Outcome.FAILED);
    }

    private Duration waitAfter(int attempts) {
        Instant next = retries.after(attempts, "451 later").nextAttemptAt();
        return Duration.between(NOW, next == null ? NOW : next);
    }
}
