package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.DISCARDED;
import static io.bantin.deadletters.DeadLetterState.PARKED;
import static io.bantin.deadletters.DeadLetterState.REPLAYED;
import static io.bantin.deadletters.DeadLetterState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.bantin.stack.testing.TestStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Concurrent steps of copiers, replays and operators, each with the production code on a real store. */
class DeadLettersIT {

    private static final MongoClient client = MongoClients.create(TestStack.storeUri("dead-letters"));
    private static final MongoTemplate store = new MongoTemplate(client, "dead-letters");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final DeadLetters deadLetters = new DeadLetters(store, 3);
    private final DeadLetterUpdates changes = changesAt(NOW);
    private final FoundRecord found = FoundRecord.anyRecord();

    DeadLettersIT() {
        deadLetters.index();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void waitsFromItsFirstArrival() {
        DeadLetter deadLetter = arrives(found.at(0).with("reason", "UnreadableEvent: no body"));

        assertThat(deadLetter()).usingRecursiveComparison().isEqualTo(deadLetter);
        assertThat(deadLetter.topic()).isEqualTo("article-events");
        assertThat(deadLetter.group()).isEqualTo("names-service");
        assertThat(deadLetter.reason()).isEqualTo("UnreadableEvent: no body");
        assertThat(deadLetter.firstSeen()).isEqualTo(NOW);
        assertThat(deadLetter.lastSeen()).isEqualTo(NOW);
        assertThat(deadLetter.arrivals()).isEqualTo(1);
        assertThat(state()).isEqualTo(WAITING);
    }

    @Test
    void countsARecordThatIsReadAgainOnce() {
        arrives(found.at(0));
        arrives(found.at(5));

        assertThat(changes.arrived(found.at(0).arrival())).isEmpty();
        assertThat(changes.arrived(found.at(5).arrival())).isEmpty();
        assertThat(deadLetter().arrivals()).isEqualTo(2);
    }

    @Test
    void countsTheSameRecordAgainWhenItLiesFurtherBack() {
        arrives(found.at(0).with("reason", "first"));
        changesAt(NOW.plusSeconds(9))
                .arrived(found.at(1).with("reason", "second").arrival());

        assertThat(deadLetter().arrivals()).isEqualTo(2);
        assertThat(deadLetter().reason()).isEqualTo("second");
        assertThat(deadLetter().firstSeen()).isEqualTo(NOW);
        assertThat(deadLetter().lastSeen()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void countsEachPartitionForItself() {
        arrives(found.inPartition(0).at(9));
        arrives(found.inPartition(1).at(2));

        assertThat(changes.arrived(found.inPartition(0).at(9).arrival())).isEmpty();
        assertThat(deadLetter().arrivals()).isEqualTo(2);
    }

    @Test
    void countsARecordOnceThatTwoInstancesCopyAtOnce() throws Exception {
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            for (int i = 1; i <= 100; i++) {
                FoundRecord next = found.at(i);
                Callable<Optional<DeadLetter>> copy = () -> changes.arrived(next.arrival());
                var one = instances.submit(copy);
                var other = instances.submit(copy);
                assertThat(one.get().isPresent()).isNotEqualTo(other.get().isPresent());
            }
        }
        assertThat(deadLetter().arrivals()).isEqualTo(100);
    }

    @Test
    void ignoresAnInstanceThatWakesAfterOthersWentOn() {
        DeadLetterArrival inTheHandsOfASleeper = found.at(1).arrival();
        arrives(found.at(0));
        arrives(found.at(1));
        arrives(found.at(2));
        changes.replayed(deadLetter());

        assertThat(changes.arrived(inTheHandsOfASleeper)).isEmpty();
        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(deadLetter().arrivals()).isEqualTo(3);
    }

    @Test
    void ignoresARepeatThoughTheClocksOfProducersDiffer() {
        arrives(found.at(5, 9_000));
        arrives(found.at(6, 2_000));

        assertThat(changes.arrived(found.at(5, 9_000).arrival())).isEmpty();
    }

    @Test
    void countsWhatComesOnATopicThatWasMadeAnew() {
        arrives(found.at(70, 1_000));
        changes.replayed(deadLetter());

        arrives(found.at(0, 5_000));

        assertThat(state()).isEqualTo(WAITING);
        assertThat(changes.arrived(found.at(0, 5_000).arrival())).isEmpty();
        assertThat(deadLetter().arrivals()).isEqualTo(2);
    }

    @Test
    void losesNoArrivalToACleanup() throws Exception {
        DeadLetterUpdates later = changesAt(NOW.plus(Duration.ofDays(100)));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int i = 1; i <= 100; i++) {
                FoundRecord again = found.at(1000L * i);
                arrives(found.at(1000L * i - 1));
                changes.replayed(deadLetter());
                var copied = both.submit(() -> later.arrived(again.arrival()));
                var forgotten = both.submit(() -> later.deleteDecidedBefore(NOW.plusSeconds(1)));

                assertThat(copied.get()).isPresent();
                forgotten.get();
                assertThat(state()).isEqualTo(WAITING);
                store.remove(deadLetter());
            }
        }
    }

    @Test
    void isReplayedUntilItComesBack() {
        changes.replayed(arrives(found.at(0)));
        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(deadLetter().decidedAt()).isEqualTo(NOW);

        arrives(found.at(1));

        assertThat(state()).isEqualTo(WAITING);
        assertThat(deadLetter().replays()).isEqualTo(1);
        assertThat(deadLetter().decidedAt()).isNull();
    }

    @Test
    void isParkedWhenItComesBackFromItsLastReplay() {
        arrives(found.at(0));
        for (int i = 1; i <= 3; i++) {
            assertThat(state()).isEqualTo(WAITING);
            changes.replayed(deadLetter());
            arrives(found.at(i));
        }

        assertThat(state()).isEqualTo(PARKED);
        assertThat(deadLetters.newest(PARKED, null, null, 100))
                .extracting(DeadLetter::id)
                .contains(id());
        assertThat(deadLetters.newest(WAITING, null, null, 100))
                .extracting(DeadLetter::id)
                .doesNotContain(id());
        assertThat(deadLetters.oldestWaiting(null, null, 100))
                .extracting(DeadLetter::id)
                .doesNotContain(id());
    }

    @Test
    void waitsOnWhenAReplayDiesBeforeItsMark() {
        DeadLetter sent = arrives(found.at(0));

        assertThat(state()).isEqualTo(WAITING);
        changes.replayed(sent);
        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(deadLetter().replays()).isEqualTo(1);
    }

    @Test
    void keepsTheNewerArrivalWhenTheMarkComesLate() {
        DeadLetter sent = arrives(found.at(0));
        arrives(found.at(1));

        changes.replayed(sent);

        assertThat(state()).isEqualTo(WAITING);
        assertThat(deadLetter().replays()).isEqualTo(1);
    }

    @Test
    void parksWhatComesBackBeforeTheMarkOfItsLastReplay() {
        arrives(found.at(0));
        changes.replayed(deadLetter());
        arrives(found.at(1));
        changes.replayed(deadLetter());
        arrives(found.at(2));
        DeadLetter sent = deadLetter();
        arrives(found.at(3));

        changes.replayed(sent);

        assertThat(state()).isEqualTo(PARKED);
        assertThat(deadLetter().replays()).isEqualTo(3);
    }

    @Test
    void countsTheReplaysOfTwoOperatorsAtOnce() {
        DeadLetter sentByBoth = arrives(found.at(0));

        changes.replayed(sentByBoth);
        changes.replayed(sentByBoth);

        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(deadLetter().replays()).isEqualTo(2);
    }

    @Test
    void keepsADiscardThatCameDuringAReplay() {
        DeadLetter sent = arrives(found.at(0));
        changes.discard(sent.id(), "Bài thử");

        changes.replayed(sent);

        assertThat(state()).isEqualTo(DISCARDED);
        assertThat(deadLetter().replays()).isEqualTo(1);
    }

    @Test
    void discardsWhatWasReplayedMeanwhile() {
        changes.replayed(arrives(found.at(0)));
        arrives(found.at(1));
        changes.replayed(deadLetter());

        changes.discard(id(), "Bài thử");

        assertThat(state()).isEqualTo(DISCARDED);
        assertThat(deadLetter().discardReason()).isEqualTo("Bài thử");
    }

    @Test
    void staysDiscardedWhenItComesAgain() {
        arrives(found.at(0));
        changes.discard(id(), "Bài thử");
        changes.discard(id(), "another reason");

        arrives(found.at(1));

        assertThat(state()).isEqualTo(DISCARDED);
        assertThat(deadLetter().discardReason()).isEqualTo("Bài thử");
        assertThat(deadLetter().arrivals()).isEqualTo(2);
    }

    @Test
    void waitsAgainWhenADiscardIsTakenBack() {
        arrives(found.at(0));
        changes.discard(id(), "By mistake");

        assertThat(changes.undiscard(id()).orElseThrow().state()).isEqualTo(WAITING);
        assertThat(deadLetter().discardReason()).isNull();
        assertThat(changes.undiscard(id())).isEmpty();
    }

    @Test
    void forgetsOnlyWhatWasDecidedLongAgoAndDidNotComeSince() {
        FoundRecord discarded = FoundRecord.anyRecord();
        FoundRecord discardedAndBack = FoundRecord.anyRecord();
        FoundRecord replayed = FoundRecord.anyRecord();
        FoundRecord parked = FoundRecord.anyRecord();
        changes.discard(arrives(discarded.at(0)).id(), "Bài thử");
        changes.discard(arrives(discardedAndBack.at(0)).id(), "Bài thử");
        changes.replayed(arrives(replayed.at(0)));
        arrives(found.at(0));
        arrives(parked.at(0));
        for (int i = 1; i <= 3; i++) {
            changes.replayed(deadLetters.find(parked.arrival().deadLetterId()).orElseThrow());
            arrives(parked.at(i));
        }
        changesAt(NOW.plus(Duration.ofDays(10))).arrived(discardedAndBack.at(1).arrival());

        changes.deleteDecidedBefore(NOW);
        assertThat(deadLetters.find(replayed.arrival().deadLetterId())).isPresent();
        changes.deleteDecidedBefore(NOW.plusSeconds(1));

        assertThat(deadLetters.find(discarded.arrival().deadLetterId())).isEmpty();
        assertThat(deadLetters.find(replayed.arrival().deadLetterId())).isEmpty();
        assertThat(deadLetters.find(discardedAndBack.arrival().deadLetterId())).isPresent();
        assertThat(deadLetters.find(parked.arrival().deadLetterId())).isPresent();
        assertThat(state()).isEqualTo(WAITING);
    }

    @Test
    void meetsNoneTwiceOnItsWayThroughThoseThatWait() {
        FoundRecord older = FoundRecord.anyRecord();
        FoundRecord newer = FoundRecord.anyRecord();
        changesAt(Instant.EPOCH).arrived(older.arrival());
        changesAt(Instant.EPOCH.plusSeconds(1)).arrived(newer.arrival());
        DeadLetter first = deadLetters.oldestWaiting(null, null, 1).getFirst();
        assertThat(first.id()).isEqualTo(older.arrival().deadLetterId());

        changes.replayed(first);
        changesAt(NOW.plusSeconds(60)).arrived(older.at(1).arrival());

        assertThat(deadLetters.oldestWaiting(null, first, 100))
                .extracting(DeadLetter::id)
                .startsWith(newer.arrival().deadLetterId())
                .doesNotContain(first.id());
    }

    @Test
    void keepsWhatIsNoTextAndNoMapKey() {
        FoundRecord odd = found.saying("\u0000\uFFFF$.").with("a.b$", "c").with("", null);

        DeadLetter deadLetter = arrives(odd);

        OriginalRecord record = deadLetters.find(deadLetter.id()).orElseThrow().whole();
        assertThat(record.value()).isEqualTo(odd.record().value());
        assertThat(record.headers().get(2).name()).isEqualTo("a.b$");
        assertThat(record.headers().get(3).name()).isEmpty();
        assertThat(deadLetters.newest(null, null, null, 1)).hasSize(1);
    }

    private DeadLetter arrives(FoundRecord record) {
        return changes.arrived(record.arrival()).orElseThrow();
    }

    private static DeadLetterUpdates changesAt(Instant now) {
        return new DeadLetterUpdates(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private String id() {
        return found.arrival().deadLetterId();
    }

    private DeadLetter deadLetter() {
        return deadLetters.find(id()).orElseThrow();
    }

    private DeadLetterState state() {
        return deadLetters.stateOf(deadLetter());
    }
}
