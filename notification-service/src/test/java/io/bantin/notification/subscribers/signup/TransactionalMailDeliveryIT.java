package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.mail.delivery.DeliveryMetrics;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.RateLimitFixtures;
import io.bantin.notification.mail.delivery.RateLimits;
import io.bantin.notification.mail.delivery.RetrySchedule;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.subscribers.signup.TransactionalMail.Outcome;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import io.bantin.stack.testing.TestStack;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** A confirmation mail follows the rules of all mails. The mail is not open, so the service's own worker does not see it. */
@WholeService
class TransactionalMailDeliveryIT {

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Claims claims;

    @Autowired
    private MailServer server;

    @Autowired
    private RetrySchedule retries;

    @Autowired
    private DeliveryMetrics metrics;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private WorkSignals signals;

    @Autowired
    private Clock clock;

    private final AtomicLong nanos = new AtomicLong();
    private final String email = "ai-" + Ids.next() + "@example.org";
    private final OutgoingMail outgoing = new OutgoingMail(
            "tin@bantin.example", email, "Subject: ?\r\n\r\nPlease confirm.\r\n".getBytes(StandardCharsets.US_ASCII));
    private TransactionalMail mail;
    private Claim claim;

    @BeforeEach
    void claimAMail() {
        Instant now = clock.instant();
        mail = mongo.insert(
                new TransactionalMail(Ids.next(), Ids.next(), null, now, null, 0, now, ClaimState.FREE, null, null));
        claim = claims.tryClaim(TransactionalMail.class, mail.id(), ClaimState.FREE)
                .map(Claimed::claim)
                .orElseThrow();
    }

    @AfterEach
    void receiveAgain() {
        claim.close();
        TestStack.smtp().behave();
    }

    @Test
    void countsAgainstTheRateOfAllMails() {
        RateLimits limits = RateLimitFixtures.perMinute(1, nanos::get);
        deliver(limits);
        assertThat(stored().outcome()).isEqualTo(Outcome.SENT);
        assertThat(TestStack.smtp().mailsTo(email)).hasSize(1);
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void waitsForItsTurnAndGoesBeforeTheNextMailOfACampaign() throws InterruptedException {
        RateLimits limits = RateLimitFixtures.perMinute(1, nanos::get);
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
        Thread waiting = Thread.startVirtualThread(() -> deliver(limits));
        // Once the confirmation mail waits as well, the campaign has to wait longer than until the next permit.
        await().until(() -> limits.tryAcquire(MailKind.CAMPAIGN).compareTo(Duration.ofMinutes(1)) > 0);
        assertThat(TestStack.smtp().mailsTo(email)).isEmpty();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        waiting.join();
        assertThat(stored().outcome()).isEqualTo(Outcome.SENT);
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isPositive();
    }

    @Test
    void waitsForADomainThatHasHadItsMails() {
        RateLimits limits = RateLimitFixtures.perDomainMinute(1);
        assertThat(limits.domainOf(email).tryAcquire(MailKind.CAMPAIGN)).isZero();
        deliver(limits);
        assertThat(TestStack.smtp().mailsTo(email)).isEmpty();
        assertThat(stored()).satisfies(postponed -> {
            assertThat(postponed.outcome()).isNull();
            assertThat(postponed.attempts()).isZero();
            assertThat(postponed.nextAttemptAt()).isAfter(mail.nextAttemptAt());
            assertThat(postponed.reply()).contains("at most 1 mails a minute");
        });
    }

    @Test
    void givesTheTurnOfAMailThatIsNotNeededBack() {
        RateLimits limits = RateLimitFixtures.perMinute(1, nanos::get);
        TransactionalMailDelivery delivery = delivery(limits);
        assertThat(delivery.awaitPermit(claim)).isTrue();
        claim.release(delivery.skip());
        assertThat(stored().outcome()).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
    }

    @Test
    void claimsNoMailAndAcquiresNoPermitWhileTheServerIsUnreachable() {
        RateLimits limits = RateLimitFixtures.perMinute(1, nanos::get);
        TransactionalMailDelivery delivery = delivery(limits);
        TestStack.smtp().answer(email, 421, "Shutting down");
        assertThat(delivery.isServerUnreachable()).isFalse();
        assertThat(delivery.awaitPermit(claim)).isTrue();

        claim.release(delivery.send(mail, outgoing, claim));

        assertThat(delivery.isServerUnreachable()).isTrue();
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
        assertThat(stored()).satisfies(postponed -> {
            assertThat(postponed.outcome()).isNull();
            assertThat(postponed.attempts()).isZero();
        });
    }

    /** The tests' application.yml has 300 ms in place of the first minute. */
    @Test
    void isRetriedByTheScheduleOfAllMails() {
        TestStack.smtp().answer(email, 451, "Greylisted");
        Instant before = clock.instant();
        deliver(RateLimitFixtures.perMinute(0));
        assertThat(stored()).satisfies(deferred -> {
            assertThat(deferred.attempts()).isEqualTo(1);
            assertThat(deferred.nextAttemptAt())
                    .isBetween(before.plusMillis(240), clock.instant().plusMillis(360));
        });
    }

    @Test
    void countsInTheMetricOfAllMails() {
        double before = sent("accepted");
        deliver(RateLimitFixtures.perMinute(0));
        assertThat(sent("accepted")).isGreaterThanOrEqualTo(before + 1);
    }

    private double sent(String outcome) {
        return meters.get("bantin.deliveries.sent")
                .tag("kind", "confirmation")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void deliver(RateLimits limits) {
        TransactionalMailDelivery delivery = delivery(limits);
        assertThat(delivery.awaitPermit(claim)).isTrue();
        claim.release(delivery.send(mail, outgoing, claim));
        delivery.closeConnection();
    }

    private TransactionalMailDelivery delivery(RateLimits limits) {
        return new TransactionalMailDelivery(server, limits, retries, metrics, suppressions, signals);
    }

    private TransactionalMail stored() {
        return Objects.requireNonNull(mongo.findById(mail.id(), TransactionalMail.class));
    }
}
