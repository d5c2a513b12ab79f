package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.claims.ClaimState;
import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTotalsTests {

    private static final Instant NOON = Instant.parse("2026-01-09T05:00:00Z");

    @Test
    void groupsRepliesThatDifferOnlyInNumbers() {
        OutcomeTotals tally = new OutcomeTotals(NOON);
        tally.add(head(
                4,
                List.of(),
                Map.of(
                        0, RecipientOutcome.failed("550 5.1.1 (address): no such user, session 4F2A-17", 1),
                        1, RecipientOutcome.failed("550 5.1.1 (address): no such user, session 9B11-18", 1),
                        2, RecipientOutcome.failed("552 5.2.2 Mailbox full", 1),
                        3, RecipientOutcome.skipped(SkipReason.LEFT, 0)),
                null));

        assertThat(tally.reasons())
                .containsOnly(
                        Map.entry(
                                new OutcomeReason(Outcome.FAILED, "550 5.1.1 (address): no such user, session …"), 2L),
                        Map.entry(new OutcomeReason(Outcome.FAILED, "552 5.2.2 Mailbox full"), 1L),
                        Map.entry(new OutcomeReason(Outcome.SKIPPED, "Left before it was sent"), 1L));
    }

    @Test
    void tellsTheFirstReasonsApartAndCountsTheRest() {
        Map<Integer, RecipientOutcome> entries = new HashMap<>();
        IntStream.range(0, 60).forEach(i -> entries.put(i, RecipientOutcome.failed("550 " + "x".repeat(i + 1), 1)));
        OutcomeTotals tally = new OutcomeTotals(NOON);
        tally.add(head(60, List.of(), entries, null));

        assertThat(tally.reasons()).hasSize(51).containsEntry(new OutcomeReason(Outcome.FAILED, "other reasons"), 10L);
        assertThat(tally.reasons().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(60);
    }

    @Test
    void addsUp() {
        OutcomeTotals tally = new OutcomeTotals(NOON);
        tally.add(head(
                5,
                List.of(0, 1),
                Map.of(2, RecipientOutcome.deferred("451", 1, NOON), 3, RecipientOutcome.failed("554", 1)),
                NOON));
        tally.add(head(3, List.of(), Map.of(), null));

        CampaignCounts counts = tally.counts();
        assertThat(counts).isEqualTo(new CampaignCounts(8, 2, 1, 1, 0, NOON));
        assertThat(counts.pending()).isEqualTo(4);
        assertThat(counts.cutOff().pending()).isZero();
    }

    @Test
    void knowsHowManyWereServedLately() {
        OutcomeTotals tally = new OutcomeTotals(NOON);
        tally.add(head(2, List.of(0, 1), Map.of(), NOON.minusSeconds(60)));
        tally.add(head(3, List.of(0, 1, 2), Map.of(), NOON.plusSeconds(20)));
        tally.add(head(3, List.of(0), Map.of(), NOON.plusSeconds(10)));

        assertThat(tally.recent()).isEqualTo(4);
        assertThat(tally.recentSince()).isEqualTo(NOON.plusSeconds(10));
    }

    private static ChunkHeader head(
            int size,
            List<Integer> accepted,
            Map<Integer, RecipientOutcome> entries,
            @Nullable Instant firstAcceptedAt) {
        byte[] bits = Bitmap.empty(size).with(accepted).bytes();
        return new ChunkHeader("a.1/000000", size, bits, entries, firstAcceptedAt, null, 0, ClaimState.FREE);
    }
}
