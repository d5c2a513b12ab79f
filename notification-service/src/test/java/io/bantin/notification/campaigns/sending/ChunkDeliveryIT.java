package io.bantin.notification.campaigns.sending;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static io.bantin.notification.campaigns.CampaignFixtures.unseen;
import static io.bantin.notification.campaigns.CampaignFixtures.withDecisionAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.claims.Ticker;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestTime;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.campaigns.ledger.Instance;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.ledger.UndeliveredStatus;
import io.bantin.notification.campaigns.outcomes.ConsecutiveRejections;
import io.bantin.notification.mail.delivery.RateLimitFixtures;
import io.bantin.notification.mail.delivery.RateLimits;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Two processes send one campaign, which the service's own workers do not see. */
@WholeService
class ChunkDeliveryIT {

    private static final IntConsumer NOTHING = _ -> {};

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private AudienceQuery audience;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private MailServer server;

    @Autowired
    private DeliveryServices services;

    @Autowired
    private DeliveryProperties properties;

    @Autowired
    private Chunks chunks;

    @Autowired
    private TestTime time;

    @Autowired
    private Ticker ticker;

    @Autowired
    private Clock clock;

    private final String category = Ids.next();
    private final Campaign campaign = unseen(aCampaignFor(anArticleIn(category)));
    private Instance here;
    private Instance there;

    @BeforeEach
    void storeTheCampaign() {
        TestStack.smtp().clear();
        mongo.insert(campaign);
        here = new Instance(mongo, clock);
        there = new Instance(mongo, clock);
    }

    @Test
    void repeatsAtMostWhatAStalledOwnerHadNotMarked() throws InterruptedException {
        Readers readers = chunkOf(100);
        Stall stall = new Stall(40);
        Thread stalled = Thread.startVirtualThread(() -> deliver(here, taken(here), stall));
        assertThat(stall.reached.await(30, TimeUnit.SECONDS)).isTrue();
        long marked = counts().sent();
        assertThat(marked).isEqualTo(32);

        deliver(there, there.takesOver(campaign.id()), NOTHING);
        assertThat(counts()).isEqualTo(counts(100, 100, 0));
        stall.goOn.countDown();
        stalled.join();

        assertThat(counts()).isEqualTo(counts(100, 100, 0));
        List<Mail> mails = TestStack.smtp().mails();
        assertThat(mails.stream().map(Mail::to).distinct()).containsExactlyInAnyOrderElementsOf(readers.emails());
        assertThat(mails.stream().map(Mail::messageId).distinct()).hasSize(100);
        assertThat(mails.size() - 100).isBetween(8, 32);
    }

    @Test
    void sendsNothingMoreAfterAStallInWhichItWasReplaced() {
        chunkOf(40);
        var stoodStill = new AtomicBoolean();
        Ticker ticker = () -> {
            // All outcomes so far are marked. The process stalls here, and continues after it was replaced.
            if (counts().sent() == 32 && stoodStill.compareAndSet(false, true)) {
                there.takesOver(campaign.id()).abandon();
                here.waits(Duration.ofSeconds(12));
            }
            return here.ticker().nanos();
        };

        deliver(ticker, taken(here), NOTHING);

        assertThat(TestStack.smtp().mails()).hasSize(32);
        assertThat(counts().sent()).isEqualTo(32);
    }

    @Test
    void marksEveryTenthOfASecondWhenTheServerIsSlow() {
        chunkOf(5);
        List<Long> marked = new ArrayList<>();
        deliver(here, taken(here), _ -> {
            marked.add(counts().sent());
            here.waits(Duration.ofMillis(101));
        });
        assertThat(marked).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void sendsNothingOnAReadThatIsOlderThanASecond() {
        Readers readers = chunkOf(5);
        IntConsumer slowly = n -> {
            if (n == 0) {
                subscribers.leave(readers.get(1).id(), clock.instant());
                subscribers.leave(readers.get(4).id(), clock.instant());
            }
            here.waits(Duration.ofMillis(600));
        };
        deliver(here, taken(here), slowly);
        deliver(here, taken(here), _ -> {});
        // The second recipient was read 600 ms before the mail. The fifth was read again, and has left.
        assertThat(counts()).isEqualTo(counts(5, 4, 1));
    }

    @Test
    void discardsAPipelinedEnvelopeWhenTheMailBeforeTookTooLong() {
        Readers readers = chunkOf(3);
        var session = new WatchedSession(server.openSession(), () -> {}, n -> {
            if (n == 0) {
                subscribers.leave(readers.get(1).id(), clock.instant());
                here.waits(Duration.ofMillis(1100));
            }
        });

        deliver(here.ticker(), taken(here), services.limits(), session);
        deliver(here, taken(here), NOTHING);

        assertThat(session.discarded()).containsExactly(readers.emails().get(1));
        assertThat(TestStack.smtp().mails())
                .extracting(Mail::to)
                .containsExactly(readers.emails().getFirst(), readers.emails().getLast());
        assertThat(counts()).isEqualTo(counts(3, 2, 1));
    }

    @Test
    void discardsAPipelinedEnvelopeWhenTheChunkBelongsToAnother() {
        chunkOf(40);
        var session = new WatchedSession(server.openSession(), () -> {}, n -> {
            if (n == 31) {
                there.takesOver(campaign.id()).abandon();
            }
        });

        deliver(here.ticker(), taken(here), services.limits(), session);

        assertThat(session.discarded()).hasSize(1);
        assertThat(TestStack.smtp().mails()).hasSize(32);
    }

    @Test
    void sendsNothingToASubscriberWhoLeftDuringASlowGreeting() {
        Readers readers = chunkOf(5);
        Runnable slowGreeting = () -> {
            subscribers.leave(readers.get(1).id(), clock.instant());
            here.waits(Duration.ofSeconds(8));
        };

        deliver(here.ticker(), taken(here), slowGreeting, NOTHING);

        assertThat(counts()).isEqualTo(counts(5, 4, 1));
    }

    @Test
    void reconnectsAndReadsAgainWhenTheServerHungUpBetweenTwoMails() {
        Readers readers = chunkOf(5);
        deliver(here, taken(here), n -> {
            if (n == 2) {
                subscribers.leave(readers.get(3).id(), clock.instant());
                TestStack.smtp().answer(readers.emails().get(2), 421, "Enough for one connection");
            } else if (n == 3) {
                TestStack.smtp().behave();
            }
        });
        assertThat(counts()).isEqualTo(counts(5, 4, 1));
        assertThat(TestStack.smtp().mails()).hasSize(4);
    }

    @Test
    void reconnectsBeforeItReadsAfterAMailWhoseAnswerWasLost() {
        Readers readers = chunkOf(5);
        TestStack.smtp().closeAfterAccepting(1);
        var connections = new AtomicInteger();
        Runnable slowFromTheSecondOn = () -> {
            if (connections.incrementAndGet() == 2) {
                subscribers.leave(readers.get(1).id(), clock.instant());
                here.waits(Duration.ofSeconds(8));
            }
        };

        deliver(here.ticker(), taken(here), slowFromTheSecondOn, NOTHING);

        assertThat(connections).hasValueGreaterThan(1);
        assertThat(TestStack.smtp().mailsTo(readers.emails().get(1))).isEmpty();
    }

    /** The server may have held its answer back because of the envelope that came with the mail. */
    @Test
    void pipelinesNothingWithAMailThatIsRepeated() {
        List<String> to = chunkOf(3).emails();
        TestStack.smtp().closeAfterAccepting(1);
        var session = new WatchedSession(server.openSession(), () -> {}, NOTHING);

        deliver(here.ticker(), taken(here), services.limits(), session);

        assertThat(session.envelopes())
                .containsExactly(
                        to.get(0) + ", " + to.get(1),
                        to.get(0) + ", nobody",
                        to.get(1) + ", " + to.get(2),
                        to.get(2) + ", nobody");
        assertThat(counts()).isEqualTo(counts(3, 3, 0));
    }

    @Test
    void readsTheStatusOfTheCampaignAfterItsClaim() {
        chunkOf(5);
        var statuses = new CampaignStatusCache(campaigns);
        assertThat(statuses.of(campaign.id(), 0, here.ticker()).sendable()).isTrue();
        campaigns.cancel(campaign.id());
        here.waits(Duration.ofNanos(1));

        deliver(statuses, here.ticker(), taken(here), services.limits(), server.openSession());

        assertThat(TestStack.smtp().mails()).isEmpty();
    }

    @Test
    void sendsToOthersFirstWhenTheConnectionAlwaysBreaksAtOneMail() {
        Readers readers = chunkOf(5);
        var breaking =
                new BreakingSession(server.openSession(), readers.emails().get(0));

        deliver(here.ticker(), taken(here), services.limits(), breaking);
        assertThat(counts()).as("the server may need a moment").isEqualTo(counts(5, 0, 0));
        deliver(here.ticker(), taken(here), services.limits(), breaking);

        assertThat(counts()).isEqualTo(counts(5, 4, 0));
        assertThat(deferred()).hasSize(1).allSatisfy(entry -> {
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.reply()).contains("during this mail");
        });
    }

    @Test
    void endsItsTurnAfterASecond() {
        chunkOf(5);

        deliver(here, taken(here), _ -> here.waits(Duration.ofMillis(400)));

        assertThat(counts()).isEqualTo(counts(5, 3, 0));
        assertThat(there.takes(campaign.id())).isPresent();
    }

    @Test
    void sendsOneMailAtLeastHoweverSlowTheServerIs() {
        chunkOf(2);
        deliver(here.ticker(), taken(here), () -> here.waits(Duration.ofSeconds(20)), NOTHING);
        assertThat(counts().sent()).isPositive();
    }

    @Test
    void keepsItsChunkWhileTheReceiverTakesLongerThanATakeover() {
        chunkOf(2);
        OwnedChunk chunk = chunks.streamOpen(campaign.id())
                .findFirst()
                .flatMap(chunks::tryClaim)
                .orElseThrow();
        deliver(ticker, chunk, slowly -> {
            for (int i = 0; i < 4; i++) {
                long beat = beat();
                time.moveTicker(Duration.ofSeconds(3));
                await().until(() -> beat() > beat);
                there.waits(Duration.ofSeconds(3));
                assertThat(there.takes(campaign.id())).isEmpty();
            }
        });
        assertThat(counts().sent()).isPositive();
    }

    @Test
    void passesOverADomainWhoseRateIsUsedUp() {
        chunkOf(5);

        deliver(here.ticker(), taken(here), RateLimitFixtures.perDomainMinute(10), server.openSession());

        assertThat(counts()).isEqualTo(counts(5, 1, 0));
        ChunkHeader head = head();
        assertThat(head.entries()).as("nobody was refused").isEmpty();
        assertThat(head.isDue(clock.instant())).isFalse();
        assertThat(head.dueAt()).isAfter(clock.instant());
    }

    @Test
    void waitsWhenTheRateOfAllMailsIsUsedUp() {
        chunkOf(3);
        deliver(here.ticker(), taken(here), RateLimitFixtures.perMinute(600), server.openSession());
        assertThat(counts()).isEqualTo(counts(3, 3, 0));
    }

    @Test
    void skipsMailsThatWouldBeStaleNews() {
        chunkOf(40);
        Campaign old = withDecisionAt(campaign, clock.instant().minus(Duration.ofHours(25)));

        try (MailSession session = server.openSession()) {
            new ChunkDelivery(
                            new ChunkScheduler.Assignment(old, taken(here)),
                            session,
                            new ConsecutiveRejections(),
                            services)
                    .deliver();
        }

        assertThat(counts()).isEqualTo(counts(40, 0, 40));
        assertThat(TestStack.smtp().mails()).isEmpty();
        assertThat(head().entries().values())
                .allSatisfy(entry -> assertThat(entry.reply()).contains("stale news"));
    }

    @Test
    void storesTheReplyToEachMail() {
        Readers readers = chunkOf(3);
        deliver(here, taken(here), NOTHING);
        Chunk stored = stored();
        assertThat(stored.receipts()).hasSize(1).first().satisfies(receipt -> {
            assertThat(receipt.server())
                    .isEqualTo("localhost:" + TestStack.smtp().port());
            assertThat(receipt.positions()).containsExactly(0, 1, 2);
            assertThat(receipt.replyTo(2))
                    .hasValueSatisfying(reply -> assertThat(reply).startsWith("250"));
        });
        assertThat(readers.count()).isEqualTo(3);
    }

    @Test
    void releasesTheChunkOfAPausedCampaign() {
        chunkOf(5);
        campaigns.pause(campaign.id(), "by a test");

        deliver(here, taken(here), NOTHING);

        assertThat(TestStack.smtp().mails()).isEmpty();
        assertThat(there.takes(campaign.id())).isPresent();
    }

    /** Stalls before the n-th mail, like a process that is stopped or killed. */
    private static final class Stall implements IntConsumer {

        private final int at;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        Stall(int at) {
            this.at = at;
        }

        @Override
        public void accept(int n) {
            if (n != at) {
                return;
            }
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Readers chunkOf(int count) {
        Readers readers = Readers.of(mongo, count, category);
        here.chunks().insertOrRead(Chunk.of(campaign.id(), 0, readers.ids()));
        return readers;
    }

    private OwnedChunk taken(Instance instance) {
        return instance.takes(campaign.id()).orElseThrow();
    }

    private void deliver(Instance instance, OwnedChunk chunk, IntConsumer beforeEachMail) {
        deliver(instance.ticker(), chunk, beforeEachMail);
    }

    private void deliver(Ticker ticker, OwnedChunk chunk, IntConsumer beforeEachMail) {
        deliver(ticker, chunk, () -> {}, beforeEachMail);
    }

    private void deliver(Ticker ticker, OwnedChunk chunk, Runnable beforeConnecting, IntConsumer beforeEachMail) {
        deliver(
                ticker,
                chunk,
                services.limits(),
                new WatchedSession(server.openSession(), beforeConnecting, beforeEachMail));
    }

    private void deliver(Ticker ticker, OwnedChunk chunk, RateLimits limits, MailSession session) {
        deliver(new CampaignStatusCache(campaigns), ticker, chunk, limits, session);
    }

    private void deliver(
            CampaignStatusCache statuses, Ticker ticker, OwnedChunk chunk, RateLimits limits, MailSession session) {
        var recipients = new RecipientReader(audience, statuses, clock, ticker, properties);
        var ofInstance = new DeliveryServices(
                recipients,
                statuses,
                services.sender(),
                services.server(),
                limits,
                services.retries(),
                services.recorders(),
                services.storeRetry(),
                services.blocked(),
                ticker);
        try (session) {
            new ChunkDelivery(
                            new ChunkScheduler.Assignment(campaign, chunk),
                            session,
                            new ConsecutiveRejections(),
                            ofInstance)
                    .deliver();
        }
    }

    private Chunk stored() {
        return Objects.requireNonNull(mongo.findById(campaign.id() + "/000000", Chunk.class));
    }

    private long beat() {
        return stored().claim().beat();
    }

    private ChunkHeader head() {
        try (var heads = here.chunks().streamAll(campaign.id())) {
            return heads.findFirst().orElseThrow();
        }
    }

    private List<RecipientOutcome> deferred() {
        return head().entries().values().stream()
                .filter(entry -> entry.outcome() == UndeliveredStatus.DEFERRED)
                .toList();
    }

    private CampaignCounts counts() {
        CampaignCounts counts = here.chunks().counts(campaign.id());
        return counts(counts.planned(), counts.sent(), counts.skipped());
    }

    private static CampaignCounts counts(long planned, long sent, long skipped) {
        return new CampaignCounts(planned, sent, 0, 0, skipped, null);
    }
}
