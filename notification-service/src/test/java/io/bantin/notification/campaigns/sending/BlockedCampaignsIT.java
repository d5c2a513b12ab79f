package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.campaigns.outcomes.BlockageTracker;
import io.bantin.notification.campaigns.outcomes.BlockedCampaigns;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.RateLimitFixtures;
import io.bantin.notification.mail.delivery.RateLimits;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionLost;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** A campaign stores why its mails do not go out, until they go out again. */
class BlockedCampaignsIT extends DeliveryScenario {

    private static final String WORDS = "454 4.7.0 Tạm thời không được";

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private BlockedCampaigns blocked;

    @BeforeEach
    void beginLaterThanAnyEarlierBlockage() {
        here.waits(Duration.ofHours(1));
        blocked = new BlockedCampaigns(campaigns, clock, here.ticker(), meters);
    }

    @ParameterizedTest
    @EnumSource(ConnectionFailed.Cause.class)
    void saysWhichStepOfConnectingFailed(ConnectionFailed.Cause cause) {
        chunkOf(3);
        var session = new FailingSession(() -> new ConnectionFailed(cause, WORDS, false));
        deliver(session);
        assertThat(stored()).as("one failure is no block").isNull();
        here.waits(Duration.ofSeconds(2));
        deliver(session);

        assertBlocked(BlockageCause.valueOf(cause.name()), WORDS);
        deliver(server.openSession());
        assertThat(stored()).isNull();
        assertThat(gauge(BlockageCause.valueOf(cause.name()))).isZero();
    }

    @Test
    void saysThatTheConnectionBreaksAtEachMail() {
        chunkOf(3);
        var session = new FailingSession(() -> new ConnectionLost("Connection reset")).connected();
        deliver(session);
        here.waits(Duration.ofSeconds(2));
        deliver(session);
        assertBlocked(BlockageCause.CONNECTION, "Connection reset");
    }

    @Test
    void saysThatTheDomainsAreDown() {
        chunkOf(30);
        var session = new FailingSession(() -> new Deferred("451 4.4.1 No route to host", true)).connected();
        RateLimits limits = RateLimitFixtures.perMinute(0);
        deliver(session, limits);
        here.waits(Duration.ofSeconds(2));
        deliver(session, limits);
        here.waits(Duration.ofSeconds(2));
        deliver(session, limits);
        assertBlocked(BlockageCause.BREAKER, "The mail system of example.org is down: 451 4.4.1 No route to host");
    }

    @Test
    void saysThatTheLimitOfTheDomainIsReached() {
        chunkOf(5);
        RateLimits limits = RateLimitFixtures.perDomainMinute(1);
        for (int i = 0; i < 3; i++) {
            deliver(server.openSession(), limits);
            here.waits(Duration.ofSeconds(2));
        }
        assertBlocked(BlockageCause.DOMAIN_LIMIT, "example.org gets at most 1 mails a minute (bantin.pacing)");
    }

    @Test
    void saysThatTheLimitOfAllMailsIsReached() {
        RateLimits limits = RateLimitFixtures.perMinute(1);
        assertThat(limits.tryAcquire(MailKind.CAMPAIGN)).isZero();
        var tracker = blocked.trackerOf(campaign.id());
        tracker.blocked(BlockageCause.PACING, limits.blockageReason());
        here.waits(Duration.ofSeconds(2));
        tracker.blocked(BlockageCause.PACING, limits.blockageReason());
        assertBlocked(BlockageCause.PACING, "At most 1 mails a minute go out (bantin.pacing.per-minute)");
    }

    @Test
    void saysThatTheStoreIsUnavailableWhileItCanStillBeWrittenTo() {
        var outage = new DataAccessResourceFailureException("away", new MongoTimeoutException("an@example.org"));
        blocked.storeFailed(List.of(campaign), outage);
        here.waits(Duration.ofSeconds(2));
        blocked.storeFailed(List.of(campaign), outage);
        assertBlocked(BlockageCause.STORE, "The store does not answer: MongoTimeoutException");
    }

    @Test
    void keepsTheStartOfABlockageAndRenewsItSeldom() {
        var tracker = blocked.trackerOf(campaign.id());
        block(tracker, BlockageCause.TLS);
        CampaignBlockage first = Objects.requireNonNull(stored());
        for (int i = 0; i < 50; i++) {
            here.waits(Duration.ofMillis(100));
            tracker.blocked(BlockageCause.TLS, WORDS);
        }
        assertThat(stored()).as("bounded writes").isEqualTo(first);
        here.waits(Duration.ofSeconds(6));
        tracker.blocked(BlockageCause.CONNECTION, "Connection refused");
        assertThat(stored()).isNotNull().satisfies(now -> {
            assertThat(now.since()).isEqualTo(first.since());
            assertThat(now.cause()).isEqualTo(BlockageCause.CONNECTION);
        });
    }

    @Test
    void doesNotFlickerWhereOneProcessSendsAndAnotherCannot() {
        var other = new BlockedCampaigns(campaigns, clock, here.ticker(), new SimpleMeterRegistry());
        block(blocked.trackerOf(campaign.id()), BlockageCause.TLS);
        int shown = 0;
        for (int i = 0; i < 20; i++) {
            other.trackerOf(campaign.id()).progressed(read());
            here.waits(Duration.ofSeconds(2));
            blocked.trackerOf(campaign.id()).blocked(BlockageCause.TLS, WORDS);
            shown += stored() == null ? 0 : 1;
        }
        assertThat(shown).isZero();
    }

    @Test
    void writesNothingToACampaignThatWasNeverBlocked() {
        Instant none = read().health().progressAt();
        blocked.trackerOf(campaign.id()).progressed(read());
        assertThat(none).isNull();
        assertThat(read().health().progressAt()).isNull();
    }

    @Test
    void isNotShownOfACampaignThatIsPausedOrCancelled() {
        block(blocked.trackerOf(campaign.id()), BlockageCause.TLS);
        campaigns.pause(campaign.id(), "Paused by an operator");
        assertThat(stored()).isNull();
        block(blocked.trackerOf(campaign.id()), BlockageCause.TLS);
        assertThat(stored()).isNull();
        campaigns.resume(campaign.id());
        block(blocked.trackerOf(campaign.id()), BlockageCause.TLS);
        campaigns.cancel(campaign.id());
        assertThat(read().blockedNow()).isNull();
    }

    private void block(BlockageTracker tracker, BlockageCause cause) {
        here.waits(Duration.ofSeconds(40));
        tracker.blocked(cause, WORDS);
        here.waits(Duration.ofSeconds(2));
        tracker.blocked(cause, WORDS);
    }

    private void assertBlocked(BlockageCause cause, String reply) {
        assertThat(stored()).isNotNull().satisfies(now -> {
            assertThat(now.cause()).isEqualTo(cause);
            assertThat(now.reply()).isEqualTo(reply);
            assertThat(now.since()).isBeforeOrEqualTo(clock.instant());
        });
        assertThat(gauge(cause)).isEqualTo(1);
    }

    private double gauge(BlockageCause cause) {
        return meters.get("bantin.campaigns.blocked")
                .tag("cause", cause.name())
                .gauge()
                .value();
    }

    private @Nullable CampaignBlockage stored() {
        return read().health().blocked();
    }

    private Campaign read() {
        return campaigns.find(campaign.id()).orElseThrow();
    }

    private void deliver(MailSession session) {
        deliver(session, services.limits());
    }

    private void deliver(MailSession session, RateLimits limits) {
        var statuses = new CampaignStatusCache(campaigns);
        deliver(read(), claimed(here), session, servicesOf(here.ticker(), statuses, limits, blocked));
    }

    /** Connecting and sending always have the same result. */
    private static final class FailingSession implements MailSession {

        private final Supplier<SendResult> result;
        private boolean connects;

        FailingSession(Supplier<SendResult> result) {
            this.result = result;
        }

        FailingSession connected() {
            connects = true;
            return this;
        }

        @Override
        public boolean isConnected() {
            return connects;
        }

        @Override
        public Optional<ConnectionFailed> connect() {
            return result.get() instanceof ConnectionFailed failed ? Optional.of(failed) : Optional.empty();
        }

        @Override
        public SendResult send(OutgoingMail mail, @Nullable OutgoingMail next) {
            SendResult answer = result.get();
            return answer instanceof Accepted ? new Accepted("250 Ok") : answer;
        }

        @Override
        public void discardPipelined() {}

        @Override
        public void close() {}
    }
}
