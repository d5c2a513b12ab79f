package io.bantin.notification.campaigns.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.claims.ClaimState;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.ledger.SkipReason;
import io.bantin.notification.campaigns.ledger.UndeliveredStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
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
        OutcomeTotals totals = new OutcomeTotals(NOON);
        totals.add(header(
                4,
                List.of(),
                Map.of(
                        0, RecipientOutcome.failed("550 5.1.1 (address): no such user, session 4F2A-17", 1),
                        1, RecipientOutcome.failed("550 5.1.1 (address): no such user, session 9B11-18", 1),
                        2, RecipientOutcome.failed("552 5.2.2 Mailbox full", 1),
                        3, RecipientOutcome.skipped(SkipReason.LEFT, 0)),
                null));

        assertThat(totals.reasons())
                .containsOnly(
                        Map.entry(
                                new OutcomeReason(
                                        UndeliveredStatus.FAILED, "550 5.1.1 (address): no such user, session …"),
                                2L),
                        Map.entry(new OutcomeReason(UndeliveredStatus.FAILED, "552 5.2.2 Mailbox full"), 1L),
                        Map.entry(new OutcomeReason(UndeliveredStatus.SKIPPED, "Left before it was sent"), 1L));
    }

    @Test
    void tellsTheFirstReasonsApartAndCountsTheRest() {
        Map<Integer, RecipientOutcome> entries = new HashMap<>();
        IntStream.range(0, 60).forEach(i -> entries.put(i, RecipientOutcome.failed("550 " + "x".repeat(i + 1), 1)));
        OutcomeTotals totals = new OutcomeTotals(NOON);
        totals.add(header(60, List.of(), entries, null));

        assertThat(totals.reasons())
                .hasSize(51)
                .containsEntry(new OutcomeReason(UndeliveredStatus.FAILED, "other reasons"), 10L);
        assertThat(totals.reasons().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(60);
    }

    @Test
    void addsUp() {
        OutcomeTotals totals = new OutcomeTotals(NOON);
        totals.add(header(
                5,
                List.of(0, 1),
                Map.of(2, RecipientOutcome.deferred("451", 1, NOON), 3, RecipientOutcome.failed("554", 1)),
                NOON));
        totals.add(header(3, List.of(), Map.of(), null));

        CampaignCounts counts = totals.counts();
        assertThat(counts).isEqualTo(new CampaignCounts(8, 2, 1, 1, 0, NOON));
        assertThat(counts.pending()).isEqualTo(4);
        assertThat(counts.afterCancellation().pending()).isZero();
    }

    @Test
    void countsTheRecipientsOfTheLastMinutes() {
        OutcomeTotals totals = new OutcomeTotals(NOON);
        totals.add(header(2, List.of(0, 1), Map.of(), NOON.minusSeconds(60)));
        totals.add(header(3, List.of(0, 1, 2), Map.of(), NOON.plusSeconds(20)));
        totals.add(header(3, List.of(0), Map.of(), NOON.plusSeconds(10)));

        assertThat(totals.recent()).isEqualTo(4);
        assertThat(totals.recentSince()).isEqualTo(NOON.plusSeconds(10));
    }

    private static ChunkHeader header(
            int size,
            List<Integer> accepted,
            Map<Integer, RecipientOutcome> entries,
            @Nullable Instant firstAcceptedAt) {
        BitSet bits = new BitSet();
        accepted.forEach(bits::set);
        byte[] bytes = Arrays.copyOf(bits.toByteArray(), (size + 7) / 8);
        return new ChunkHeader("a.1/000000", size, bytes, entries, firstAcceptedAt, null, 0, ClaimState.FREE);
    }
}
