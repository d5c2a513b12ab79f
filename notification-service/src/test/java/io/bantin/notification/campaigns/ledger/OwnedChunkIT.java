package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private static final String SERVER = "mx.example.org:25";
    private static final String OK = "250 2.0.0 Ok: queued as 4F2A";

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
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @BeforeEach
    void planAChunk() {
        here.chunks().insertOrRead(Chunk.of(campaign, 0, ids(10)));
    }

    @Test
    void aReplacedOwnersMarkChangesNothing() {
        OwnedChunk stalled = here.claim(campaign).orElseThrow();
        stalled.accepted(0, now, SERVER, OK);
        stalled.recordOutcome(1, RecipientOutcome.failed("554", 1), now);
        OwnedChunk next = there.takeOver(campaign);
        next.recordOutcome(0, RecipientOutcome.deferred("451", 1, now), now);
        next.accepted(1, now, SERVER, OK);
        assertThat(next.mark()).isTrue();

        assertThat(stalled.mark()).isFalse();
        assertThat(stalled.release(null)).isFalse();

        assertThat(stored().progress().counts(null)).isEqualTo(new CampaignCounts(10, 1, 1, 0, 0, null));
        assertThat(stored().claim().isOwned()).isTrue();
    }

    @Test
    void aDeferredEntryGoesWithTheSameMarkThatSetsTheBit() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        chunk.recordOutcome(3, RecipientOutcome.deferred("451", 1, now.minusSeconds(1)), now);
        chunk.release(null);
        OwnedChunk again = there.claim(campaign).orElseThrow();
        assertThat(again.attempts(3)).isEqualTo(1);
        assertThat(again.due(now, 100)).contains(3);

        again.accepted(3, now, SERVER, OK);
        again.mark();

        assertThat(stored().entries()).isEmpty();
        assertThat(stored().progress().accepted().get(3)).isTrue();
    }

    @Test
    void aDeferredRecipientIsNotDueBeforeTheirTime() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        chunk.recordOutcome(3, RecipientOutcome.deferred("451", 1, now.plusSeconds(60)), now);
        chunk.mark();

        assertThat(chunk.due(now, 100)).hasSize(9).doesNotContain(3);
        assertThat(chunk.due(now.plusSeconds(60), 100)).hasSize(10);
    }

    @Test
    void somebodyNeverTriedHasBeenDueSinceTheCampaignWasOpened() {
        Instant opened = now.minusSeconds(600);
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        chunk.recordOutcome(3, RecipientOutcome.deferred("451", 1, now.minusSeconds(30)), now);
        chunk.mark();

        assertThat(here.chunks().dueSince(campaign, opened, now)).contains(opened);
    }

    @Test
    void aDeferredRecipientHasBeenDueSinceTheirTime() {
        Instant opened = now.minusSeconds(600);
        here.chunks().insertOrRead(Chunk.of(campaign, 1, List.of(Ids.next())));
        for (int wait : List.of(60, 90)) {
            OwnedChunk chunk = here.claim(campaign).orElseThrow();
            chunk.due(now, 100)
                    .forEach(position -> chunk.recordOutcome(
                            position, RecipientOutcome.deferred("451", 1, now.plusSeconds(wait + position)), now));
            chunk.mark();
        }

        assertThat(here.chunks().dueSince(campaign, opened, now)).isEmpty();
        assertThat(here.chunks().dueSince(campaign, opened, now.plusSeconds(300)))
                .contains(now.plusSeconds(60));
    }

    @Test
    void aMarkThatIsRepeatedBecauseItsAnswerWasLostChangesNothing() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        chunk.accepted(0, now, SERVER, OK);
        chunk.mark();
        chunk.accepted(0, now, SERVER, OK);
        chunk.mark();
        assertThat(stored().progress().counts(null).sent()).isEqualTo(1);
        assertThat(stored().receipts()).hasSize(1);
    }

    @Test
    void keepsHowItCameToAnAcceptance() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        chunk.recordOutcome(3, RecipientOutcome.deferred("451 Later", 1, now), now);
        chunk.accepted(4, now, SERVER, OK);
        chunk.release(null);
        OwnedChunk again = there.claim(campaign).orElseThrow();
        again.recordOutcome(3, RecipientOutcome.deferred("452 Full", 2, now), now.plusSeconds(60));
        again.mark();
        again.accepted(3, now.plusSeconds(90), SERVER, "250 at last");
        again.release(null);

        assertThat(stored().entries()).isEmpty();
        assertThat(stored().attempts())
                .containsOnlyKeys(3)
                .containsEntry(3, List.of(new Attempt(now, "451 Later"), new Attempt(now.plusSeconds(60), "452 Full")));
        assertThat(stored().receipts())
                .containsExactly(
                        new AcceptanceReceipt(now, SERVER, List.of(4), OK),
                        new AcceptanceReceipt(now.plusSeconds(90), SERVER, List.of(3), "250 at last"));
    }

    @Test
    void whoIsPassedOverStaysDueForTheNextOwner() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        chunk.leaveDue(0);
        assertThat(chunk.due(now, 100)).hasSize(9).doesNotContain(0);
        chunk.release(now.minusSeconds(1));
        assertThat(there.claim(campaign).orElseThrow().due(now, 100))
                .hasSize(10)
                .contains(0);
    }

    @Test
    void aSettledChunkIsNoLongerRead() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        IntStream.range(0, 10).forEach(position -> chunk.accepted(position, now, SERVER, OK));
        chunk.release(null);
        assertThat(here.chunks().hasOpen(campaign)).isFalse();
    }

    @Test
    void aChunkWithAPendingRecipientIsReadAgain() {
        OwnedChunk chunk = here.claim(campaign).orElseThrow();
        IntStream.range(0, 9).forEach(position -> chunk.accepted(position, now, SERVER, OK));
        chunk.recordOutcome(9, RecipientOutcome.deferred("451", 1, now.plusSeconds(60)), now);
        chunk.release(null);
        assertThat(here.chunks().hasOpen(campaign)).isTrue();
    }

    @Test
    void aReopeningDuringTheLastMarkIsNotForgotten() {
        OwnedChunk first = here.claim(campaign).orElseThrow();
        first.recordOutcome(0, RecipientOutcome.failed("554", 1), now);
        first.release(null);
        OwnedChunk last = here.claim(campaign).orElseThrow();
        IntStream.range(1, 10).forEach(position -> last.accepted(position, now, SERVER, OK));

        there.chunks().reopenFailed(campaign);
        last.release(null);

        assertThat(here.chunks().hasOpen(campaign)).isTrue();
        assertThat(there.claim(campaign).orElseThrow().due(clock.instant(), 100))
                .containsExactly(0);
    }

    @Test
    void aRepeatedReopeningKeepsMailsThatWereSentMeanwhile() {
        OwnedChunk first = here.claim(campaign).orElseThrow();
        first.recordOutcome(0, RecipientOutcome.failed("554", 1), now);
        first.recordOutcome(1, RecipientOutcome.skipped(SkipReason.LEFT, 0), now);
        first.release(null);
        here.chunks().reopenFailed(campaign);
        OwnedChunk second = here.claim(campaign).orElseThrow();
        second.accepted(0, now, SERVER, OK);
        second.release(null);

        there.chunks().reopenFailed(campaign);

        assertThat(stored().progress().counts(null)).isEqualTo(new CampaignCounts(10, 1, 0, 0, 1, null));
        assertThat(stored().entries()).containsOnlyKeys(1);
    }

    private Chunk stored() {
        return Objects.requireNonNull(mongo.findById(Chunk.idOf(campaign, 0), Chunk.class));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(_ -> Ids.next()).toList();
    }
}
