package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkProgressTests {

    private static final Instant NOW = Instant.parse("2026-01-09T03:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void hasEveryoneDueAtFirst() {
        ChunkProgress progress = progress(3, List.of(), Map.of());
        assertThat(IntStream.range(0, 3)).allMatch(position -> progress.isDue(position, NOW));
        assertThat(progress.hasDue(NOW)).isTrue();
        assertThat(progress.isSettled()).isFalse();
    }

    @Test
    void waitsForADeferredOneUntilItsTime() {
        ChunkProgress progress = progress(2, List.of(0), Map.of(1, RecipientOutcome.deferred("451", 1, LATER)));
        assertThat(progress.isDue(0, LATER)).as("accepted").isFalse();
        assertThat(progress.hasDue(NOW)).isFalse();
        assertThat(progress.isDue(1, NOW)).isFalse();
        assertThat(progress.hasDue(LATER)).isTrue();
        assertThat(progress.isDue(1, LATER)).isTrue();
        assertThat(progress.isSettled()).isFalse();
    }

    @Test
    void knowsWhenTheNextIsDue() {
        assertThat(progress(2, List.of(0), Map.of(1, RecipientOutcome.deferred("451", 1, LATER)))
                        .nextAttemptAt())
                .isEqualTo(LATER);
        assertThat(progress(3, List.of(0), Map.of(1, RecipientOutcome.deferred("451", 1, LATER)))
                        .nextAttemptAt())
                .isBefore(NOW);
        assertThat(progress(1, List.of(0), Map.of()).nextAttemptAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void isSettledWhenEveryRecipientHasAFinalOutcome() {
        ChunkProgress progress = progress(
                4,
                List.of(0, 3),
                Map.of(1, RecipientOutcome.failed("550", 1), 2, RecipientOutcome.skipped(SkipReason.LEFT, 0)));
        assertThat(progress.isSettled()).isTrue();
        assertThat(progress.hasDue(LATER)).isFalse();
        assertThat(IntStream.range(0, 4)).noneMatch(position -> progress.isDue(position, LATER));
    }

    @Test
    void countsAddUp() {
        CampaignCounts counts = progress(
                        5,
                        List.of(0),
                        Map.of(
                                1,
                                RecipientOutcome.deferred("451", 1, LATER),
                                2,
                                RecipientOutcome.failed("550", 1),
                                3,
                                RecipientOutcome.skipped(SkipReason.LEFT, 0)))
                .counts(NOW);
        assertThat(counts).isEqualTo(new CampaignCounts(5, 1, 1, 1, 1, NOW));
        assertThat(counts.afterCancellation()).isEqualTo(new CampaignCounts(5, 1, 0, 1, 3, NOW));
    }

    @Test
    void closesAPlanWithNobodyAndNothingDue() {
        Chunk closing = Chunk.of("a.1", 3, List.of());
        assertThat(closing.closesPlan()).isTrue();
        assertThat(closing.progress().isSettled()).isTrue();
        assertThat(closing.progress().hasDue(NOW)).isFalse();
        assertThat(closing.openIn()).isNull();
    }

    private static ChunkProgress progress(int size, List<Integer> accepted, Map<Integer, RecipientOutcome> entries) {
        return new ChunkProgress(size, Bitmap.empty(size).with(accepted), entries);
    }
}
