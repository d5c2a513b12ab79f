package io.bantin.notification.mail.delivery;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.SendResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailOutcomeTests {

    private static final Instant NOW = Instant.parse("2026-01-09T03:30:00Z");

    private final RetrySchedule retries = new RetrySchedule(
            new RetryProperties(List.of(ofMinutes(1), ofMinutes(10)), ofSeconds(2)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void defersAMailUntilTheScheduleEnds() {
        var later = new SendResult.Deferred("451 later", false);
        assertThat(outcome(later, 1))
                .asInstanceOf(type(MailOutcome.Deferred.class))
                .satisfies(deferred -> {
                    assertThat(deferred.reply()).isEqualTo("451 later");
                    assertThat(deferred.nextAttemptAt()).isBetween(NOW.plusSeconds(48), NOW.plusSeconds(72));
                });
        assertThat(outcome(later, 3)).isEqualTo(new MailOutcome.GivenUp("451 later"));
    }

    @Test
    void takesARefusalForFinal() {
        assertThat(outcome(new SendResult.Rejected("550 5.1.1 unknown", BounceType.NO_SUCH_ADDRESS), 1))
                .isEqualTo(new MailOutcome.Rejected("550 5.1.1 unknown", BounceType.NO_SUCH_ADDRESS));
    }

    @Test
    void repeatsAtOnceWhenNoAnswerCame() {
        var unknown = new SendResult.Unknown("connection reset");
        assertThat(outcome(unknown, 1))
                .asInstanceOf(type(MailOutcome.Deferred.class))
                .satisfies(deferred -> {
                    assertThat(deferred.reply()).contains("connection reset");
                    assertThat(deferred.nextAttemptAt()).isEqualTo(NOW);
                });
        assertThat(outcome(unknown, 3)).isInstanceOf(MailOutcome.GivenUp.class);
    }

    @Test
    void letsOtherMailsGoFirstWhenTheConnectionBrokeDuringOne() {
        var broken = new SendResult.ConnectionLost("connection reset");
        assertThat(outcome(broken, 1))
                .asInstanceOf(type(MailOutcome.Deferred.class))
                .satisfies(deferred -> {
                    assertThat(deferred.reply()).contains("connection reset");
                    assertThat(deferred.nextAttemptAt()).isEqualTo(NOW.plusSeconds(2));
                });
        assertThat(outcome(broken, 3)).isInstanceOf(MailOutcome.GivenUp.class);
    }

    @Test
    void countsNoAttemptWhenTheServerWasNotReached() {
        var failed = new SendResult.ConnectionFailed(SendResult.ConnectionFailed.Cause.CONNECTION, "refused", false);
        assertThat(outcome(failed, 100)).isEqualTo(new MailOutcome.NotAttempted("refused", NOW.plusSeconds(2)));
    }

    private MailOutcome outcome(SendResult result, int attempts) {
        return MailOutcome.of(result, attempts, retries);
    }
}
