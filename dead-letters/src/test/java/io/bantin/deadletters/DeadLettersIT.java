package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.DISCARDED;
import static io.bantin.deadletters.DeadLetterState.PARKED;
import static io.bantin.deadletters.DeadLetterState.REPLAYED;
import static io.bantin.deadletters.DeadLetterState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Concurrent steps of copiers, replays and operators change the state of a dead letter. */
class DeadLettersIT extends DeadLetterScenario {

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
    void keepsWaitingWhenAReplayDiesBeforeItsMark() {
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
    void parksARecordThatComesBackBeforeTheMarkOfItsLastReplay() {
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
    void discardsARecordThatWasReplayedMeanwhile() {
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
    void deletesOnlyRecordsThatWereDecidedLongAgoAndDidNotComeSince() {
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
    void listsNoWaitingRecordTwice() {
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
}
