package io.bantin.notification.mail.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionLost;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTests {

    private static final SendResult DOWN = new Deferred("450 4.4.1 No route to host", true);
    private static final SendResult GREYLISTED = new Deferred("451 4.7.1 Greylisted", false);

    @Test
    void setsNoLimitWhereNoneIsConfigured() {
        RateLimits limits = limits(0, 0, Map.of());
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
            assertThat(limits.domainOf("an@example.org").tryAcquire(MailKind.CAMPAIGN))
                    .isZero();
        }
    }

    @Test
    void sendsATenthOfTheMinuteAtOnceAndThenOneByOne() {
        RateLimits limits = limits(60, 0, Map.of());
        for (int i = 0; i < 6; i++) {
            assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
        }
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
    }

    @Test
    void countsAPermitThatIsReturnedAsNotAcquired() {
        RateLimits limits = limits(10, 0, Map.of());
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
        limits.returnPermit();
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void limitsEachDomainByItself() {
        RateLimits limits = limits(0, 10, Map.of("big.example", 30));
        assertThat(limits.domainOf("an@small.example").tryAcquire(MailKind.CAMPAIGN))
                .isZero();
        assertThat(limits.domainOf("binh@small.example").tryAcquire(MailKind.CAMPAIGN))
                .isPositive();
        assertThat(limits.domainOf("an@other.example").tryAcquire(MailKind.CAMPAIGN))
                .isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(limits.domainOf("an@big.example").tryAcquire(MailKind.CAMPAIGN))
                    .isZero();
        }
        assertThat(limits.domainOf("an@big.example").tryAcquire(MailKind.CAMPAIGN))
                .isPositive();
    }

    @Test
    void countsAMailThatWasNotSentAgainstNoDomain() {
        DomainThrottle domain = limits(0, 10, Map.of()).domainOf("an@small.example");
        assertThat(domain.tryAcquire(MailKind.CAMPAIGN)).isZero();
        domain.returnPermit();
        assertThat(domain.tryAcquire(MailKind.CAMPAIGN)).isZero();
        domain.onNoResult();
        assertThat(domain.tryAcquire(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void admitsNoMailToADomainWhoseMailSystemIsDown() {
        RateLimits limits = limits(0, 0, Map.of());
        answers(limits, "an@down.example", DOWN, 10);
        assertThat(limits.domainOf("an@down.example").tryAcquire(MailKind.CAMPAIGN))
                .isPositive();
        assertThat(limits.domainOf("an@up.example").tryAcquire(MailKind.CAMPAIGN))
                .isZero();
    }

    @Test
    void doesNotTakeRefusalsAndGreylistingForAnOutage() {
        RateLimits limits = limits(0, 0, Map.of());
        answers(limits, "an@example.org", GREYLISTED, 50);
        answers(limits, "an@example.org", new Rejected("550 5.1.1 No such user", BounceType.NO_SUCH_ADDRESS), 50);
        answers(limits, "an@example.org", new ConnectionLost("reset"), 50);
        assertThat(limits.domainOf("an@example.org").tryAcquire(MailKind.CAMPAIGN))
                .isZero();
    }

    @Test
    void admitsMailsAgainOnceATrialSucceeds() {
        var domain = new DomainThrottle("example.org", 0, Duration.ofMillis(1), System::nanoTime);
        while (domain.tryAcquire(MailKind.CAMPAIGN).isZero()) {
            domain.onResult(DOWN);
        }
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!domain.tryAcquire(MailKind.CAMPAIGN).isZero() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        domain.onResult(new Accepted("250 ok"));
        for (int i = 0; i < 20; i++) {
            assertThat(domain.tryAcquire(MailKind.CAMPAIGN)).isZero();
            domain.onResult(new Accepted("250 ok"));
        }
    }

    @Test
    void doesNotCountATrialThatWasNotSent() {
        var domain = new DomainThrottle("example.org", 0, Duration.ofMillis(1), System::nanoTime);
        while (domain.tryAcquire(MailKind.CAMPAIGN).isZero()) {
            domain.onResult(DOWN);
        }
        await().until(() -> domain.tryAcquire(MailKind.CAMPAIGN).isZero());
        domain.returnPermit();
        for (int i = 0; i < 10; i++) {
            assertThat(domain.tryAcquire(MailKind.CAMPAIGN)).isZero();
            domain.returnPermit();
        }
    }

    private static void answers(RateLimits limits, String email, SendResult result, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limits.domainOf(email).tryAcquire(MailKind.CAMPAIGN)).isZero();
            limits.domainOf(email).onResult(result);
        }
    }

    private static RateLimits limits(int perMinute, int perDomainMinute, Map<String, Integer> domains) {
        return new RateLimits(
                new RateLimitProperties(perMinute, perDomainMinute, domains, Duration.ofHours(1)), System::nanoTime);
    }
}
