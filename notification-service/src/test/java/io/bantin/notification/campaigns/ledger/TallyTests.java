package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.claims.ClaimState;
import io.bantin.notification.campaigns.Counts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static final Instant NOON = Instant.parse("2026-01-09T05:00:00Z");

    @Test
    void groupsRepliesThatDifferOnlyInNumbers() {
        Tally tally = new Tally(NOON);
        tally.add(head(
                4,
                List.of(),
                Map.of(
                        0, Entry.failed("550 5.1.1 (address): no such user, session 4F2A-17", 1),
                        1, Entry.failed("550 5.1.1 (address): no such user, session 9B11-18", 1),
                        2, Entry.failed("552 5.2.2 Mailbox full", 1),
                        3, Entry.skipped(SkipReason.LEFT, 0)),
                null));

        assertThat(tally.reasons())
                .containsOnly(
                        Map.entry(new Reason(Outcome.FAILED, "550 5.1.1 (address): no such user, session …"), 2L),
                        Map.entry(new Reason(Outcome.FAILED, "552 5.2.2 Mailbox full"), 1L),
                        Map.entry(new Reason(Outcome.SKIPPED, "Left before it was sent"), 1L));
    }

    @Test
    void tellsTheFirstReasonsApartAndCountsTheRest() {
        Map<Integer, Entry> entries = new HashMap<>();
        IntStream.range(0, 60).forEach(i -> entries.put(i, Entry.failed("550 " + "x".repeat(i + 1), 1)));
        Tally tally = new Tally(NOON);
        tally.add(head(60, List.of(), entries, null));

        assertThat(tally.reasons()).hasSize(51).containsEntry(new Reason(Outcome.FAILED, "other reasons"), 10L);
        assertThat(tally.reasons().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(60);
    }

    @Test
    void addsUp() {
        Tally tally = new Tally(NOON);
        tally.add(head(5, List.of(0, 1), Map.of(2, Entry.deferred("451", 1, NOON), 3, Entry.failed("554", 1)), NOON));
        tally.add(head(3, List.of(), Map.of(), null));

        Counts counts = tally.counts();
        assertThat(counts).isEqualTo(new Counts(8, 2, 1, 1, 0, NOON));
        assertThat(counts.pending()).isEqualTo(4);
        assertThat(counts.cutOff().pending()).isZero();
    }

    @Test
    void knowsHowManyWereServedLately() {
        Tally tally = new Tally(NOON);
        tally.add(head(2, List.of(0, 1), Map.of(), NOON.minusSeconds(60)));
        tally.add(head(3, List.of(0, 1, 2), Map.of(), NOON.plusSeconds(20)));
        tally.add(head(3, List.of(0), Map.of(), NOON.plusSeconds(10)));

        assertThat(tally.recent()).isEqualTo(4);
        assertThat(tally.recentSince()).isEqualTo(NOON.plusSeconds(10));
    }

    private static ChunkHead head(
            int size, List<Integer> accepted, Map<Integer, Entry> entries, @Nullable Instant firstAcceptedAt) {
        byte[] bits = Bitmap.empty(size).with(accepted).bytes();
        return new ChunkHead("a.1/000000", size, bits, entries, firstAcceptedAt, null, 0, ClaimState.FREE);
    }
}
