package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.REPLAYED;
import static io.bantin.deadletters.DeadLetterState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Copiers count each arrival of a record once, also when several instances copy at once. */
class DeadLetterArrivalsIT extends DeadLetterScenario {

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
    void ignoresAnInstanceThatContinuesAfterOthers() {
        DeadLetterArrival ofAStalledInstance = found.at(1).arrival();
        arrives(found.at(0));
        arrives(found.at(1));
        arrives(found.at(2));
        changes.replayed(deadLetter());

        assertThat(changes.arrived(ofAStalledInstance)).isEmpty();
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
    void countsARecordOnATopicThatWasCreatedAgain() {
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
    void keepsBytesThatAreNoTextAndHeaderNamesThatAreNoMapKeys() {
        FoundRecord odd = found.saying("\u0000\uFFFF$.").with("a.b$", "c").with("", null);

        DeadLetter deadLetter = arrives(odd);

        OriginalRecord record = deadLetters.find(deadLetter.id()).orElseThrow().whole();
        assertThat(record.value()).isEqualTo(odd.record().value());
        assertThat(record.headers().get(2).name()).isEqualTo("a.b$");
        assertThat(record.headers().get(3).name()).isEmpty();
        assertThat(deadLetters.newest(null, null, null, 1)).hasSize(1);
    }
}
