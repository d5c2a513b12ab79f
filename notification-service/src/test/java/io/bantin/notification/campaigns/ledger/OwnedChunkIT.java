package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.Counts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Two processes and one chunk, of a campaign that the service's own workers do not know. */
@WholeService
class OwnedChunkIT {

    private final MongoOperations mongo;
    private final Clock clock;
    private final Instance here;
    private final Instance there;
    private final String campaign = Ids.next() + ".1";
    private final Instant now;

    @Autowired
    OwnedChunkIT(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        this.here = new Instance(mongo, clock);
        this.there = new Instance(mongo, clock);
        this.now = clock.instant();
    }

    @BeforeEach
    void planAChunk() {
        here.chunks().insertOrRead(Chunk.of(campaign, 0, 0, ids(10)));
    }

    @Test
    void aReplacedOwnersMarkChangesNothing() {
        OwnedChunk stalled = here.takes(campaign).orElseThrow();
        stalled.accepted(0, now);
        stalled.settled(1, Entry.failed("554", 1));
        OwnedChunk next = there.takesOver(campaign);
        next.settled(0, Entry.deferred("451", 1, now));
        next.accepted(1, now);
        assertThat(next.mark()).isTrue();

        assertThat(stalled.mark()).isFalse();
        assertThat(stalled.release(null)).isFalse();

        assertThat(stored().progress().counts(null)).isEqualTo(new Counts(10, 1, 1, 0, 0, null));
        assertThat(stored().claim().isOwned()).isTrue();
    }

    @Test
    void aDeferredEntryGoesWithTheSameMarkThatSetsTheBit() {
        OwnedChunk chunk = here.takes(campaign).orElseThrow();
        chunk.settled(3, Entry.deferred("451", 1, now.minusSeconds(1)));
        chunk.release(null);
        OwnedChunk again = there.takes(campaign).orElseThrow();
        assertThat(again.attempts(3)).isEqualTo(1);
        assertThat(again.due(now, 100)).contains(3);

        again.accepted(3, now);
        again.mark();

        assertThat(stored().entries()).isEmpty();
        assertThat(stored().progress().accepted().get(3)).isTrue();
    }

    @Test
    void aDeferredRecipientIsNotDueBeforeTheirTime() {
        OwnedChunk chunk = here.takes(campaign).orElseThrow();
        chunk.settled(3, Entry.deferred("451", 1, now.plusSeconds(60)));
        chunk.mark();

        assertThat(chunk.due(now, 100)).hasSize(9).doesNotContain(3);
        assertThat(chunk.due(now.plusSeconds(60), 100)).hasSize(10);
    }

    @Test
    void aMarkThatIsRepeatedBecauseItsAnswerWasLostChangesNothing() {
        OwnedChunk chunk = here.takes(campaign).orElseThrow();
        chunk.accepted(0, now);
        chunk.mark();
        chunk.accepted(0, now);
        chunk.mark();
        assertThat(stored().progress().counts(null).sent()).isEqualTo(1);
    }

    @Test
    void aSettledChunkIsNoLongerLookedAt() {
        OwnedChunk chunk = here.takes(campaign).orElseThrow();
        IntStream.range(0, 10).forEach(position -> chunk.accepted(position, now));
        chunk.release(null);
        assertThat(here.chunks().hasOpen(campaign)).isFalse();
    }

    @Test
    void aChunkWithSomebodyPendingIsLookedAtAgain() {
        OwnedChunk chunk = here.takes(campaign).orElseThrow();
        IntStream.range(0, 9).forEach(position -> chunk.accepted(position, now));
        chunk.settled(9, Entry.deferred("451", 1, now.plusSeconds(60)));
        chunk.release(null);
        assertThat(here.chunks().hasOpen(campaign)).isTrue();
    }

    @Test
    void aReopeningDuringTheLastMarkIsNotForgotten() {
        OwnedChunk first = here.takes(campaign).orElseThrow();
        first.settled(0, Entry.failed("554", 1));
        first.release(null);
        OwnedChunk last = here.takes(campaign).orElseThrow();
        IntStream.range(1, 10).forEach(position -> last.accepted(position, now));

        there.chunks().reopenFailed(campaign);
        last.release(null);

        assertThat(here.chunks().hasOpen(campaign)).isTrue();
        assertThat(there.takes(campaign).orElseThrow().due(clock.instant(), 100))
                .containsExactly(0);
    }

    @Test
    void aReopeningThatIsRepeatedLeavesThoseSentMeanwhileAlone() {
        OwnedChunk first = here.takes(campaign).orElseThrow();
        first.settled(0, Entry.failed("554", 1));
        first.settled(1, Entry.skipped("No longer subscribed", 0));
        first.release(null);
        here.chunks().reopenFailed(campaign);
        OwnedChunk second = here.takes(campaign).orElseThrow();
        second.accepted(0, now);
        second.release(null);

        there.chunks().reopenFailed(campaign);

        assertThat(stored().progress().counts(null)).isEqualTo(new Counts(10, 1, 0, 0, 1, null));
        assertThat(stored().entries()).containsOnlyKeys(1);
    }

    private Chunk stored() {
        return Objects.requireNonNull(mongo.findById(Chunk.idOf(campaign, 0), Chunk.class));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(_ -> Ids.next()).toList();
    }
}
