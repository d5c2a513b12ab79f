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

/** What may come between two steps of copiers, replays and people; each step is the real one, on a real store. */
class DeadLettersIT {

    private static final MongoClient client = MongoClients.create(TestStack.storeUri("dead-letters"));
    private static final MongoTemplate store = new MongoTemplate(client, "dead-letters");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final DeadLetters letters = new DeadLetters(store, 3);
    private final DeadLetterUpdates changes = changesAt(NOW);
    private final FoundRecord found = FoundRecord.anyRecord();

    DeadLettersIT() {
        letters.index();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void waitsFromItsFirstArrival() {
        DeadLetter letter = arrives(found.at(0).with("reason", "UnreadableEvent: no body"));

        assertThat(letter()).usingRecursiveComparison().isEqualTo(letter);
        assertThat(letter.topic()).isEqualTo("article-events");
        assertThat(letter.group()).isEqualTo("names-service");
        assertThat(letter.reason()).isEqualTo("UnreadableEvent: no body");
        assertThat(letter.firstSeen()).isEqualTo(NOW);
        assertThat(letter.lastSeen()).isEqualTo(NOW);
        assertThat(letter.arrivals()).isEqualTo(1);
        assertThat(state()).isEqualTo(WAITING);
    }

    @Test
    void countsARecordThatIsReadAgainOnce() {
        arrives(found.at(0));
        arrives(found.at(5));

        assertThat(changes.arrived(found.at(0).arrival())).isEmpty();
        assertThat(changes.arrived(found.at(5).arrival())).isEmpty();
        assertThat(letter().arrivals()).isEqualTo(2);
    }

    @Test
    void countsTheSameRecordAgainWhenItLiesFurtherBack() {
        arrives(found.at(0).with("reason", "first"));
        changesAt(NOW.plusSeconds(9))
                .arrived(found.at(1).with("reason", "second").arrival());

        assertThat(letter().arrivals()).isEqualTo(2);
        assertThat(letter().reason()).isEqualTo("second");
        assertThat(letter().firstSeen()).isEqualTo(NOW);
        assertThat(letter().lastSeen()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void countsEachPartitionForItself() {
        arrives(found.inPartition(0).at(9));
        arrives(found.inPartition(1).at(2));

        assertThat(changes.arrived(found.inPartition(0).at(9).arrival())).isEmpty();
        assertThat(letter().arrivals()).isEqualTo(2);
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
        assertThat(letter().arrivals()).isEqualTo(100);
    }

    @Test
    void ignoresAnInstanceThatWakesAfterOthersWentOn() {
        DeadLetterArrival inTheHandsOfASleeper = found.at(1).arrival();
        arrives(found.at(0));
        arrives(found.at(1));
        arrives(found.at(2));
        changes.replayed(letter());

        assertThat(changes.arrived(inTheHandsOfASleeper)).isEmpty();
        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(letter().arrivals()).isEqualTo(3);
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
        changes.replayed(letter());

        arrives(found.at(0, 5_000));

        assertThat(state()).isEqualTo(WAITING);
        assertThat(changes.arrived(found.at(0, 5_000).arrival())).isEmpty();
        assertThat(letter().arrivals()).isEqualTo(2);
    }

    @Test
    void losesNoArrivalToTheForgetting() throws Exception {
        DeadLetterUpdates later = changesAt(NOW.plus(Duration.ofDays(100)));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int i = 1; i <= 100; i++) {
                FoundRecord again = found.at(1000L * i);
                arrives(found.at(1000L * i - 1));
                changes.replayed(letter());
                var copied = both.submit(() -> later.arrived(again.arrival()));
                var forgotten = both.submit(() -> later.deleteDecidedBefore(NOW.plusSeconds(1)));

                assertThat(copied.get()).isPresent();
                forgotten.get();
                assertThat(state()).isEqualTo(WAITING);
                store.remove(letter());
            }
        }
    }

    @Test
    void isReplayedUntilItComesBack() {
        changes.replayed(arrives(found.at(0)));
        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(letter().decidedAt()).isEqualTo(NOW);

        arrives(found.at(1));

        assertThat(state()).isEqualTo(WAITING);
        assertThat(letter().replays()).isEqualTo(1);
        assertThat(letter().decidedAt()).isNull();
    }

    @Test
    void isParkedWhenItComesBackFromItsLastReplay() {
        arrives(found.at(0));
        for (int i = 1; i <= 3; i++) {
            assertThat(state()).isEqualTo(WAITING);
            changes.replayed(letter());
            arrives(found.at(i));
        }

        assertThat(state()).isEqualTo(PARKED);
        assertThat(letters.newest(PARKED, null, null, 100))
                .extracting(DeadLetter::id)
                .contains(id());
        assertThat(letters.newest(WAITING, null, null, 100))
                .extracting(DeadLetter::id)
                .doesNotContain(id());
        assertThat(letters.oldestWaiting(null, null, 100))
                .extracting(DeadLetter::id)
                .doesNotContain(id());
    }

    @Test
    void waitsOnWhenAReplayDiesBeforeItsMark() {
        DeadLetter sent = arrives(found.at(0));

        assertThat(state()).isEqualTo(WAITING);
        changes.replayed(sent);
        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(letter().replays()).isEqualTo(1);
    }

    @Test
    void keepsTheNewerArrivalWhenTheMarkComesLate() {
        DeadLetter sent = arrives(found.at(0));
        arrives(found.at(1));

        changes.replayed(sent);

        assertThat(state()).isEqualTo(WAITING);
        assertThat(letter().replays()).isEqualTo(1);
    }

    @Test
    void parksWhatComesBackBeforeTheMarkOfItsLastReplay() {
        arrives(found.at(0));
        changes.replayed(letter());
        arrives(found.at(1));
        changes.replayed(letter());
        arrives(found.at(2));
        DeadLetter sent = letter();
        arrives(found.at(3));

        changes.replayed(sent);

        assertThat(state()).isEqualTo(PARKED);
        assertThat(letter().replays()).isEqualTo(3);
    }

    @Test
    void countsTheReplaysOfTwoOperatorsAtOnce() {
        DeadLetter sentByBoth = arrives(found.at(0));

        changes.replayed(sentByBoth);
        changes.replayed(sentByBoth);

        assertThat(state()).isEqualTo(REPLAYED);
        assertThat(letter().replays()).isEqualTo(2);
    }

    @Test
    void keepsADiscardThatCameDuringAReplay() {
        DeadLetter sent = arrives(found.at(0));
        changes.discard(sent.id(), "Bài thử");

        changes.replayed(sent);

        assertThat(state()).isEqualTo(DISCARDED);
        assertThat(letter().replays()).isEqualTo(1);
    }

    @Test
    void discardsWhatWasReplayedMeanwhile() {
        changes.replayed(arrives(found.at(0)));
        arrives(found.at(1));
        changes.replayed(letter());

        changes.discard(id(), "Bài thử");

        assertThat(state()).isEqualTo(DISCARDED);
        assertThat(letter().discardReason()).isEqualTo("Bài thử");
    }

    @Test
    void staysDiscardedWhenItComesAgain() {
        arrives(found.at(0));
        changes.discard(id(), "Bài thử");
        changes.discard(id(), "another reason");

        arrives(found.at(1));

        assertThat(state()).isEqualTo(DISCARDED);
        assertThat(letter().discardReason()).isEqualTo("Bài thử");
        assertThat(letter().arrivals()).isEqualTo(2);
    }

    @Test
    void waitsAgainWhenADiscardIsTakenBack() {
        arrives(found.at(0));
        changes.discard(id(), "By mistake");

        assertThat(changes.undiscard(id()).orElseThrow().state()).isEqualTo(WAITING);
        assertThat(letter().discardReason()).isNull();
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
            changes.replayed(letters.find(parked.arrival().deadLetterId()).orElseThrow());
            arrives(parked.at(i));
        }
        changesAt(NOW.plus(Duration.ofDays(10))).arrived(discardedAndBack.at(1).arrival());

        changes.deleteDecidedBefore(NOW);
        assertThat(letters.find(replayed.arrival().deadLetterId())).isPresent();
        changes.deleteDecidedBefore(NOW.plusSeconds(1));

        assertThat(letters.find(discarded.arrival().deadLetterId())).isEmpty();
        assertThat(letters.find(replayed.arrival().deadLetterId())).isEmpty();
        assertThat(letters.find(discardedAndBack.arrival().deadLetterId())).isPresent();
        assertThat(letters.find(parked.arrival().deadLetterId())).isPresent();
        assertThat(state()).isEqualTo(WAITING);
    }

    @Test
    void meetsNoneTwiceOnItsWayThroughThoseThatWait() {
        FoundRecord older = FoundRecord.anyRecord();
        FoundRecord newer = FoundRecord.anyRecord();
        changesAt(Instant.EPOCH).arrived(older.arrival());
        changesAt(Instant.EPOCH.plusSeconds(1)).arrived(newer.arrival());
        DeadLetter first = letters.oldestWaiting(null, null, 1).getFirst();
        assertThat(first.id()).isEqualTo(older.arrival().deadLetterId());

        changes.replayed(first);
        changesAt(NOW.plusSeconds(60)).arrived(older.at(1).arrival());

        assertThat(letters.oldestWaiting(null, first, 100))
                .extracting(DeadLetter::id)
                .startsWith(newer.arrival().deadLetterId())
                .doesNotContain(first.id());
    }

    @Test
    void keepsWhatIsNoTextAndNoMapKey() {
        FoundRecord odd = found.saying("\u0000\uFFFF$.").with("a.b$", "c").with("", null);

        DeadLetter letter = arrives(odd);

        OriginalRecord record = letters.find(letter.id()).orElseThrow().whole();
        assertThat(record.value()).isEqualTo(odd.record().value());
        assertThat(record.headers().get(2).name()).isEqualTo("a.b$");
        assertThat(record.headers().get(3).name()).isEmpty();
        assertThat(letters.newest(null, null, null, 1)).hasSize(1);
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

    private DeadLetter letter() {
        return letters.find(id()).orElseThrow();
    }

    private DeadLetterState state() {
        return letters.stateOf(letter());
    }
}
