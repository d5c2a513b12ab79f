package io.bantin.notification.mail.delivery;

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
        Pacer pacer = pacer(0, 0, Map.of());
        for (int i = 0; i < 10_000; i++) {
            assertThat(pacer.take(MailKind.CAMPAIGN)).isZero();
            assertThat(pacer.domainOf("an@example.org").enter(MailKind.CAMPAIGN))
                    .isZero();
        }
    }

    @Test
    void sendsATenthOfTheMinuteAtOnceAndThenOneByOne() {
        Pacer pacer = pacer(60, 0, Map.of());
        for (int i = 0; i < 6; i++) {
            assertThat(pacer.take(MailKind.CAMPAIGN)).isZero();
        }
        assertThat(pacer.take(MailKind.CAMPAIGN)).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
    }

    @Test
    void countsATurnThatIsGivenBackAsNotTaken() {
        Pacer pacer = pacer(10, 0, Map.of());
        assertThat(pacer.take(MailKind.CAMPAIGN)).isZero();
        pacer.giveBack();
        assertThat(pacer.take(MailKind.CAMPAIGN)).isZero();
        assertThat(pacer.take(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void limitsEachDomainByItself() {
        Pacer pacer = pacer(0, 10, Map.of("big.example", 30));
        assertThat(pacer.domainOf("an@small.example").enter(MailKind.CAMPAIGN)).isZero();
        assertThat(pacer.domainOf("binh@small.example").enter(MailKind.CAMPAIGN))
                .isPositive();
        assertThat(pacer.domainOf("an@other.example").enter(MailKind.CAMPAIGN)).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(pacer.domainOf("an@big.example").enter(MailKind.CAMPAIGN))
                    .isZero();
        }
        assertThat(pacer.domainOf("an@big.example").enter(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void countsAMailThatWasNotSentAgainstNoDomain() {
        ReceivingDomain domain = pacer(0, 10, Map.of()).domainOf("an@small.example");
        assertThat(domain.enter(MailKind.CAMPAIGN)).isZero();
        domain.leave();
        assertThat(domain.enter(MailKind.CAMPAIGN)).isZero();
        domain.learnNothing();
        assertThat(domain.enter(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void admitsNoMailToADomainWhoseMailSystemIsDown() {
        Pacer pacer = pacer(0, 0, Map.of());
        answers(pacer, "an@down.example", DOWN, 10);
        assertThat(pacer.domainOf("an@down.example").enter(MailKind.CAMPAIGN)).isPositive();
        assertThat(pacer.domainOf("an@up.example").enter(MailKind.CAMPAIGN)).isZero();
    }

    @Test
    void doesNotTakeRefusalsAndGreylistingForAnOutage() {
        Pacer pacer = pacer(0, 0, Map.of());
        answers(pacer, "an@example.org", GREYLISTED, 50);
        answers(pacer, "an@example.org", new Rejected("550 5.1.1 No such user", BounceType.NO_SUCH_ADDRESS), 50);
        answers(pacer, "an@example.org", new BrokenOff("reset"), 50);
        assertThat(pacer.domainOf("an@example.org").enter(MailKind.CAMPAIGN)).isZero();
    }

    @Test
    void admitsMailsAgainOnceATrialSucceeds() {
        var domain = new ReceivingDomain("example.org", 0, Duration.ofMillis(1), System::nanoTime);
        while (domain.enter(MailKind.CAMPAIGN).isZero()) {
            domain.learn(DOWN);
        }
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!domain.enter(MailKind.CAMPAIGN).isZero() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        domain.learn(new Accepted("250 ok"));
        for (int i = 0; i < 20; i++) {
            assertThat(domain.enter(MailKind.CAMPAIGN)).isZero();
            domain.learn(new Accepted("250 ok"));
        }
    }

    @Test
    void doesNotCountATrialThatWasNotSent() {
        var domain = new ReceivingDomain("example.org", 0, Duration.ofMillis(1), System::nanoTime);
        while (domain.enter(MailKind.CAMPAIGN).isZero()) {
            domain.learn(DOWN);
        }
        await().until(() -> domain.enter(MailKind.CAMPAIGN).isZero());
        domain.leave();
        for (int i = 0; i < 10; i++) {
            assertThat(domain.enter(MailKind.CAMPAIGN)).isZero();
            domain.leave();
        }
    }

    private static void answers(Pacer pacer, String email, SendResult result, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(pacer.domainOf(email).enter(MailKind.CAMPAIGN)).isZero();
            pacer.domainOf(email).learn(result);
        }
    }

    private static Pacer pacer(int perMinute, int perDomainMinute, Map<String, Integer> domains) {
        return new Pacer(
                new PacingProperties(perMinute, perDomainMinute, domains, Duration.ofHours(1)), System::nanoTime);
    }
}
