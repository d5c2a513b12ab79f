package io.bantin.notification.campaigns.sending;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static io.bantin.notification.campaigns.CampaignFixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.bounces.Bounce;
import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.bounces.Bounces;
import io.bantin.notification.campaigns.bounces.StoredBounce;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Instance;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.outcomes.ConsecutiveRejections;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.SuppressionReason;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import io.bantin.stack.testing.TestStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * What becomes of an address whose mail was refused, when a process dies or stalls between any two of these steps: the mail is
 * refused, the bounce is noted with the failure, a later mail is accepted, the bounce is confirmed, the subscriber is changed, the
 * bounce is removed.
 */
@WholeService
class BounceIT {

    private static final IntConsumer NOTHING = _ -> {};
    private static final String NO_SUCH_USER = "550 5.1.1 No such user";

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private AudienceQuery audience;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private MailServer server;

    @Autowired
    private DeliveryServices services;

    @Autowired
    private DeliveryProperties properties;

    @Autowired
    private Bounces bounces;

    @Autowired
    private BounceEffects effects;

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

    @ParameterizedTest
    @CsvSource({
        "550, relay not permitted",
        "551, relay not permitted",
        "553, relay not permitted",
        "550, 5.7.1 Relaying denied",
        "554, 5.7.1 Relay access denied",
        "550, 5.1.1 User unknown",
        "550, 5.1.2 Bad destination system",
        "550, 5.1.10 No such domain"
    })
    void suppressesNobodyWhereTheServerRefusesEverybody(int code, String text) {
        Readers readers = chunkOf(30);
        TestStack.smtp().answerNext(1000, code, text);

        deliver(here, taken(here), NOTHING);

        assertThat(campaign().state()).isEqualTo(CampaignState.PAUSED);
        assertUntouched(readers);
        resumeAndSendTheRest();
        assertThat(here.chunks().counts(campaign.id()).sent()).isEqualTo(10);
        effects.takeEffectAtEnd(campaign.id());
        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    /** Without the count of self-pauses, a mail accepted after the pause would confirm bounces from before it. */
    @Test
    void dropsPendingBouncesOfAllChunksAtItsOwnPause() {
        Readers readers = chunksOf(30, 40);
        OwnedChunk ofOthers = there.takes(campaign.id()).orElseThrow();
        refuse(ofOthers, readers.get(0), BounceType.NO_SUCH_ADDRESS, 0);
        ofOthers.release(null);

        TestStack.smtp().answerNext(20, 550, "5.1.1 No");
        deliver(here, taken(here), NOTHING);
        assertThat(campaign().state()).isEqualTo(CampaignState.PAUSED);
        resumeAndSendTheRest();
        resumeAndSendTheRest();

        assertUntouched(readers);
    }

    @Test
    void dropsBouncesThatAStalledWorkerNotesAfterThePause() {
        Readers readers = chunkOf(40);
        answer(readers.get(0), NO_SUCH_USER);
        deliver(here, taken(here), n -> {
            if (n == 3) {
                assertThat(campaigns.pauseItself(campaign.id(), 0, "by another worker"))
                        .isTrue();
                assertThat(campaigns.resume(campaign.id())).isTrue();
            }
        });

        resumeAndSendTheRest();
        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void doesNotPauseAgainForRefusalsFromBeforeThePause() {
        assertThat(campaigns.pauseItself(campaign.id(), 0, "one worker")).isTrue();
        campaigns.resume(campaign.id());
        assertThat(campaigns.pauseItself(campaign.id(), 0, "a worker that stood still"))
                .isFalse();
        assertThat(campaign().state()).isEqualTo(CampaignState.SENDING);
        assertThat(campaigns.pauseItself(campaign.id(), 1, "after another try")).isTrue();
        assertThat(campaign().selfPauses()).isEqualTo(2);
    }

    @Test
    void dropsPendingBouncesWhenAnOperatorPausedFirst() {
        Readers readers = chunkOf(2);
        noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, false);
        campaigns.pause(campaign.id(), "Paused by an operator");
        assertThat(campaigns.pauseItself(campaign.id(), 0, "a moment later")).isFalse();

        resumeAndSendTheRest();
        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
    }

    @Test
    void suppressesOnceALaterMailIsAccepted() {
        Readers readers = chunkOf(3);
        answer(readers.get(1), NO_SUCH_USER);
        deliver(here, taken(here), n -> assertUntouched(readers));

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.ACTIVE);
        assertThat(suppression(readers.get(1)))
                .extracting(
                        Subscriber.Suppression::reason, Subscriber.Suppression::reply, Subscriber.Suppression::eventId)
                .containsExactly(SuppressionReason.NO_SUCH_ADDRESS, NO_SUCH_USER, campaign.id());
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void suppressesAtTheEndWhenNoLaterMailIsAccepted() {
        Readers readers = chunkOf(3);
        answer(readers.get(2), NO_SUCH_USER);
        deliver(here, taken(here), NOTHING);
        assertUntouched(readers);

        effects.takeEffectAtEnd(campaign.id());

        assertThat(state(readers.get(2))).isEqualTo(SubscriberState.SUPPRESSED);
    }

    @Test
    void appliesBouncesThatADeadOwnerNoted() {
        Readers readers = chunkOf(40);
        OwnedChunk dead = taken(here);
        refuse(dead, readers.get(0), BounceType.NO_SUCH_ADDRESS, 0);
        assertThat(dead.mark()).isTrue();
        dead.abandon();

        deliver(there, there.takesOver(campaign.id()), NOTHING);

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.SUPPRESSED);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void forgetsBouncesThatADeadOwnerHadNotMarked() {
        Readers readers = chunkOf(3);
        OwnedChunk dead = taken(here);
        refuse(dead, readers.get(0), BounceType.NO_SUCH_ADDRESS, 0);
        dead.abandon();

        deliver(there, there.takesOver(campaign.id()), NOTHING);

        assertUntouched(readers);
        assertThat(there.chunks().counts(campaign.id()).sent()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appliesBouncesThatADeadProcessConfirmed(boolean byAnotherWorker) {
        Readers readers = chunkOf(40);
        StoredBounce confirmed = noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, true);
        assertThat(bounces.confirm(confirmed)).isTrue();
        campaigns.pauseItself(campaign.id(), 0, "drops only what is pending");
        campaigns.resume(campaign.id());

        if (byAnotherWorker) {
            deliver(there, taken(there), NOTHING);
        } else {
            effects.takeEffectAtEnd(campaign.id());
        }

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.SUPPRESSED);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SUCH_ADDRESS", "STRIKE"})
    void appliesABounceOnceThatADeadProcessHadNotRemoved(BounceType type) {
        Readers readers = chunkOf(2);
        StoredBounce applied = noted(readers.get(0), type, true);
        effects.takeEffect(applied);
        noteAgain(applied);

        effects.takeEffectAtEnd(campaign.id());

        Subscriber subscriber = subscriber(readers.get(0));
        if (type == BounceType.STRIKE) {
            assertThat(subscriber.strikes()).hasSize(1);
        } else {
            assertThat(subscriber.changes())
                    .extracting(SubscriptionChange::what)
                    .containsExactly(SubscriptionChange.Kind.SUPPRESSED);
        }
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void doesNotUndoALiftWhenAProcessWakesUpAfterIt() {
        Readers readers = chunkOf(2);
        StoredBounce noted = noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, true);
        effects.takeEffect(noted);
        assertThat(lift(readers.get(0))).isTrue();

        noteAgain(noted);
        effects.takeEffect(noted);

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.ACTIVE);
    }

    @Test
    void dropsTheBounceOfARecipientThatIsRetried() {
        Readers readers = chunkOf(1);
        answer(readers.get(0), NO_SUCH_USER);
        deliver(here, taken(here), NOTHING);
        StoredBounce asRead = bounces.of(campaign.id()).getFirst();

        here.chunks().reopenFailed(campaign.id());
        effects.takeEffect(asRead);
        effects.takeEffectAtEnd(campaign.id());
        assertUntouched(readers);

        TestStack.smtp().behave();
        deliver(here, taken(here), NOTHING);
        effects.takeEffectAtEnd(campaign.id());
        assertUntouched(readers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dropsPendingBouncesOfACancelledCampaign(boolean afterItPausedItself) {
        Readers readers = chunkOf(3);
        noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, false);
        if (afterItPausedItself) {
            campaigns.pauseItself(campaign.id(), 0, "Everybody is refused");
        }
        campaigns.cancel(campaign.id());

        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    /** Each worker saw too few rejections to pause the campaign. */
    @Test
    void dropsBouncesAtTheEndThatLookLikeARefusalOfEverybody() {
        Readers readers = chunkOf(20);
        TestStack.smtp().answerNext(1000, 550, "5.1.1 No");
        for (int worker = 0; worker < 2; worker++) {
            deliver(here, taken(here), n -> {
                if (n == 9) {
                    here.waits(Duration.ofMillis(1100)); // The worker's turn is over.
                }
            });
        }
        assertThat(campaign().state()).isEqualTo(CampaignState.SENDING);
        assertThat(here.chunks().counts(campaign.id()).failed()).isEqualTo(20);

        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void countsARefusalWithoutAReasonOnceACampaign() {
        Readers readers = chunkOf(2);
        answer(readers.get(0), "550 relay not permitted");
        deliver(here, taken(here), NOTHING);

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.ACTIVE);
        assertThat(subscriber(readers.get(0)).strikes())
                .extracting(Strike::campaignId, Strike::reply)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(campaign.id(), "550 relay not permitted"));
        strike(readers.get(0), campaign.id(), clock.instant().plusSeconds(5));
        assertThat(subscriber(readers.get(0)).strikes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0 24 47, false",
        "0 24 48, true",
        "0 48, false",
        "0 0 48, true",
        "0 1 2 3 4 5 6 7 8 9 10 11, false",
        "0 1 2 3 4 5 6 7 8 9 10 11 48, true"
    })
    void suppressesAfterThreeStrikesOverTwoDays(String hours, boolean suppressed) {
        Subscriber reader = chunkOf(1).get(0);
        Instant first = clock.instant();
        for (String hour : hours.split(" ")) {
            strike(reader, Ids.next() + ".1", first.plus(Duration.ofHours(Integer.parseInt(hour))));
        }
        assertThat(state(reader)).isEqualTo(suppressed ? SubscriberState.SUPPRESSED : SubscriberState.ACTIVE);
        if (suppressed) {
            assertThat(suppression(reader).reason()).isEqualTo(SuppressionReason.REPEATED_REFUSALS);
        }
    }

    @Test
    void clearsStrikesWithAnAcceptedMail() {
        Subscriber reader = chunkOf(1).get(0);
        Instant first = clock.instant().minus(Duration.ofDays(9));
        strike(reader, "a.1", first);
        strike(reader, "b.1", first.plus(Duration.ofDays(1)));

        deliver(here, taken(here), NOTHING);

        assertThat(subscriber(reader).strikes()).isNull();
        strike(reader, "c.1", first.plus(Duration.ofDays(5)));
        assertThat(state(reader)).isEqualTo(SubscriberState.ACTIVE);
    }

    private void resumeAndSendTheRest() {
        campaigns.resume(campaign.id());
        TestStack.smtp().behave();
        here.takes(campaign.id()).ifPresent(chunk -> deliver(here, chunk, NOTHING));
    }

    private void assertUntouched(Readers readers) {
        assertThat(readers.all()).allSatisfy(reader -> {
            assertThat(state(reader)).isEqualTo(SubscriberState.ACTIVE);
            assertThat(subscriber(reader).strikes()).isNull();
        });
    }

    /** Notes a bounce as an owner that has died since. */
    private StoredBounce noted(Subscriber reader, BounceType type, boolean released) {
        OwnedChunk chunk = taken(here);
        StoredBounce noted = refuse(chunk, reader, type, 0);
        assertThat(chunk.release(null)).isTrue();
        assertThat(bounces.of(campaign.id())).hasSize(1);
        return released ? bounces.of(campaign.id()).getFirst() : noted;
    }

    private StoredBounce refuse(OwnedChunk chunk, Subscriber reader, BounceType type, int selfPauses) {
        chunk.recordOutcome(0, RecipientOutcome.failed(NO_SUCH_USER, 1), clock.instant());
        return chunk.bounced(0, new Bounce(reader.id(), type, NO_SUCH_USER, clock.instant(), selfPauses, false));
    }

    private void noteAgain(StoredBounce noted) {
        OwnedChunk chunk = taken(here);
        chunk.bounced(noted.position(), noted.bounce());
        chunk.release(null);
    }

    private void strike(Subscriber reader, String campaignId, Instant at) {
        suppressions.strike(reader.id(), new Strike(campaignId, at, "550 No"), campaignId + "@" + at.toEpochMilli());
    }

    private boolean lift(Subscriber reader) {
        var lift = new Lift(clock.instant(), "operator", "Their server was misconfigured", suppression(reader));
        return suppressions.lift(reader.id(), lift).isPresent();
    }

    private void answer(Subscriber reader, String reply) {
        TestStack.smtp().answer(reader.email(), Integer.parseInt(reply.substring(0, 3)), reply.substring(4));
    }

    private Readers chunkOf(int count) {
        return chunksOf(count);
    }

    private Readers chunksOf(int... sizes) {
        Readers all = Readers.of(mongo, java.util.Arrays.stream(sizes).sum(), category);
        int before = 0;
        for (int number = 0; number < sizes.length; number++) {
            List<String> ids = all.ids().subList(before, before + sizes[number]);
            here.chunks().insertOrRead(Chunk.of(campaign.id(), number, ids));
            before += sizes[number];
        }
        return all;
    }

    private OwnedChunk taken(Instance instance) {
        return instance.takes(campaign.id()).orElseThrow();
    }

    private void deliver(Instance instance, OwnedChunk chunk, IntConsumer beforeEachMail) {
        var statuses = new CampaignStatusCache(campaigns);
        var recipients = new RecipientReader(audience, statuses, clock, instance.ticker(), properties);
        var ofInstance = new DeliveryServices(
                recipients,
                statuses,
                services.sender(),
                services.server(),
                services.limits(),
                services.retries(),
                services.recorders(),
                services.storeRetry(),
                services.blocked(),
                instance.ticker());
        try (var session = new WatchedSession(server.openSession(), () -> {}, beforeEachMail)) {
            new ChunkDelivery(
                            new ChunkScheduler.Assignment(campaign, chunk),
                            session,
                            new ConsecutiveRejections(),
                            ofInstance)
                    .deliver();
        }
    }

    private Campaign campaign() {
        return campaigns.find(campaign.id()).orElseThrow();
    }

    private Subscriber subscriber(Subscriber reader) {
        return subscribers.find(reader.id()).orElseThrow();
    }

    private SubscriberState state(Subscriber reader) {
        return subscriber(reader).state();
    }

    private Subscriber.Suppression suppression(Subscriber reader) {
        return Objects.requireNonNull(subscriber(reader).suppression());
    }
}
