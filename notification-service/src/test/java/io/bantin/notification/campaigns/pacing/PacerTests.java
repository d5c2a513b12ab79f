package io.bantin.notification.campaigns.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.BrokenOff;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacerTests {

    private static final SendResult DOWN = new Deferred("450 4.4.1 No route to host", true);
    private static final SendResult GREYLISTED = new Deferred("451 4.7.1 Greylisted", false);

    @Test
    void setsNoLimitWhereNoneIsConfigured() {
        Pacer pacer = pace(0, 0, Map.of());
        for (int i = 0; i < 10_000; i++) {
            assertThat(pacer.take()).isZero();
            assertThat(pacer.domainOf("an@example.org").enter()).isZero();
        }
    }

    @Test
    void letsATenthOfTheMinuteGoAtOnceAndThenOneByOne() {
        Pacer pacer = pace(60, 0, Map.of());
        for (int i = 0; i < 6; i++) {
            assertThat(pacer.take()).isZero();
        }
        assertThat(pacer.take()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
    }

    @Test
    void countsWhatWasGivenBackAsNotTaken() {
        Pacer pacer = pace(10, 0, Map.of());
        assertThat(pacer.take()).isZero();
        pacer.giveBack();
        assertThat(pacer.take()).isZero();
        assertThat(pacer.take()).isPositive();
    }

    @Test
    void limitsEachDomainByItself() {
        Pacer pacer = pace(0, 10, Map.of("big.example", 30));
        assertThat(pacer.domainOf("an@small.example").enter()).isZero();
        assertThat(pacer.domainOf("binh@small.example").enter()).isPositive();
        assertThat(pacer.domainOf("an@other.example").enter()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(pacer.domainOf("an@big.example").enter()).isZero();
        }
        assertThat(pacer.domainOf("an@big.example").enter()).isPositive();
    }

    @Test
    void countsAMailThatDidNotGoAgainstNoDomain() {
        ReceivingDomain domain = pace(0, 10, Map.of()).domainOf("an@small.example");
        assertThat(domain.enter()).isZero();
        domain.leave();
        assertThat(domain.enter()).isZero();
        domain.learnNothing();
        assertThat(domain.enter()).isPositive();
    }

    @Test
    void leavesADomainAloneWhoseMailSystemIsDown() {
        Pacer pacer = pace(0, 0, Map.of());
        answers(pacer, "an@down.example", DOWN, 10);
        assertThat(pacer.domainOf("an@down.example").enter()).isPositive();
        assertThat(pacer.domainOf("an@up.example").enter()).isZero();
    }

    @Test
    void doesNotTakeRefusalsAndGreylistingForAnOutage() {
        Pacer pacer = pace(0, 0, Map.of());
        answers(pacer, "an@example.org", GREYLISTED, 50);
        answers(pacer, "an@example.org", new Rejected("550 5.1.1 No such user", BounceType.NO_SUCH_ADDRESS), 50);
        answers(pacer, "an@example.org", new BrokenOff("reset"), 50);
        assertThat(pacer.domainOf("an@example.org").enter()).isZero();
    }

    @Test
    void triesADomainAgainAfterItsRest() {
        var domain = new ReceivingDomain("example.org", 0, Duration.ofMillis(1));
        while (domain.enter().isZero()) {
            domain.learn(DOWN);
        }
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!domain.enter().isZero() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        domain.learn(new Accepted("250 ok"));
        for (int i = 0; i < 20; i++) {
            assertThat(domain.enter()).isZero();
            domain.learn(new Accepted("250 ok"));
        }
    }

    @Test
    void doesNotCountATrialOfWhichNothingCame() {
        var domain = new ReceivingDomain("example.org", 0, Duration.ofMillis(1));
        while (domain.enter().isZero()) {
            domain.learn(DOWN);
        }
        await().until(() -> domain.enter().isZero());
        domain.leave();
        for (int i = 0; i < 10; i++) {
            assertThat(domain.enter()).isZero();
            domain.leave();
        }
    }

    private static void answers(Pacer pacer, String email, SendResult result, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(pacer.domainOf(email).enter()).isZero();
            pacer.domainOf(email).learn(result);
        }
    }

    private static Pacer pace(int perMinute, int perDomainMinute, Map<String, Integer> domains) {
        return new Pacer(new PacingProperties(perMinute, perDomainMinute, domains, Duration.ofHours(1)));
    }
}
