package io.bantin.notification.campaigns.sending;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.ledger.Entry;
import io.bantin.notification.campaigns.ledger.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DeferralsTests {

    private static final Instant NOW = Instant.parse("2026-01-09T03:30:00Z");

    private final Deferrals deferrals = new Deferrals(
            new DeliveryProperties(1, List.of(ofMinutes(1), ofMinutes(10)), ofSeconds(2), ofSeconds(30), ofHours(24)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @RepeatedTest(20)
    void waitsAsScheduledWithJitter() {
        assertThat(waitAfter(1)).isBetween(ofSeconds(48), ofSeconds(72));
        assertThat(waitAfter(2)).isBetween(ofMinutes(8), ofMinutes(12));
    }

    @Test
    void failsAfterTheLastOfTheSchedule() {
        assertThat(deferrals.after(3, "451 later")).isEqualTo(Entry.failed("451 later", 3));
    }

    @Test
    void repeatsAtOnceWhenNoAnswerCame() {
        Entry entry = deferrals.afterUnknown(1, "connection reset");
        assertThat(entry.outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(entry.nextAttemptAt()).isEqualTo(NOW);
        assertThat(entry.reply()).contains("connection reset");
    }

    @Test
    void letsOthersGoFirstWhenTheConnectionBrokeDuringAMail() {
        Entry entry = deferrals.afterBreak(1, "connection reset");
        assertThat(entry.nextAttemptAt()).isEqualTo(NOW.plus(ofSeconds(2)));
        assertThat(entry.reply()).contains("connection reset");
        assertThat(deferrals.afterBreak(3, "connection reset").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() {
        assertThat(deferrals.afterUnknown(3, "connection reset").outcome()).isEqualTo(Outcome.FAILED);
    }

    private Duration waitAfter(int attempts) {
        Instant next = deferrals.after(attempts, "451 later").nextAttemptAt();
        return Duration.between(NOW, next == null ? NOW : next);
    }
}
