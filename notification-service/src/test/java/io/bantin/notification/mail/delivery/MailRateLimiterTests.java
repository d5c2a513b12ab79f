package io.bantin.notification.mail.delivery;

import static io.bantin.notification.mail.delivery.MailKind.CAMPAIGN;
import static io.bantin.notification.mail.delivery.MailKind.CONFIRMATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One mail a minute, for which both kinds of mail wait. */
class MailRateLimiterTests {

    private long nanos;
    private final MailRateLimiter rate = new MailRateLimiter(1, () -> nanos);

    @Test
    void countsBothKindsOfMail() {
        assertThat(rate.tryAcquire(CONFIRMATION)).isZero();
        assertThat(rate.tryAcquire(CAMPAIGN)).isPositive();
        assertThat(rate.tryAcquire(CONFIRMATION)).isPositive();
    }

    @Test
    void servesAConfirmationBeforeTheNextMailOfACampaign() {
        assertThat(rate.tryAcquire(CAMPAIGN)).isZero();
        assertThat(rate.tryAcquire(CONFIRMATION)).isEqualTo(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(rate.tryAcquire(CAMPAIGN)).as("the permit is reserved").isPositive();
        pass(Duration.ofMillis(250));
        assertThat(rate.tryAcquire(CONFIRMATION)).isZero();
    }

    @Test
    void alternatesWhenBothKindsAlwaysWait() {
        List<MailKind> served = new ArrayList<>();
        for (int quarter = 0; quarter < 6 * 240; quarter++) {
            for (MailKind kind : List.of(CONFIRMATION, CONFIRMATION, CAMPAIGN)) {
                if (rate.tryAcquire(kind).isZero()) {
                    served.add(kind);
                }
            }
            pass(Duration.ofMillis(250));
        }
        assertThat(served).containsExactly(CONFIRMATION, CAMPAIGN, CONFIRMATION, CAMPAIGN, CONFIRMATION, CAMPAIGN);
    }

    @Test
    void givesThePermitOfAMailThatDoesNotComeBackToAnother() {
        assertThat(rate.tryAcquire(CAMPAIGN)).isZero();
        assertThat(rate.tryAcquire(CONFIRMATION)).isPositive();
        pass(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(rate.tryAcquire(CAMPAIGN)).isZero();
    }

    @Test
    void reservesNoPermitForAKindThatDoesNotWait() {
        assertThat(rate.tryAcquire(CAMPAIGN)).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(rate.tryAcquire(CAMPAIGN)).isZero();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
