package io.bantin.notification.campaigns.operators;

import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The totals of a campaign: outcomes, the recent rate, and the reasons why recipients got no mail. */
final class OutcomeTotals {

    /** Further reasons are counted together. */
    private static final int MAX_REASONS = 50;

    private static final String OTHER = "other reasons";

    private final Instant recentlyMeansAfter;
    private final Map<OutcomeReason, Long> reasons = new HashMap<>();
    private CampaignCounts counts = CampaignCounts.NONE;
    private long recent;
    private Instant recentSince = Instant.MAX;

    OutcomeTotals(Instant recentlyMeansAfter) {
        this.recentlyMeansAfter = recentlyMeansAfter;
    }

    /** Adds up the chunks; a chunk counts as recent if its first mail was accepted after the given time. */
    static OutcomeTotals of(Stream<ChunkHeader> chunks, Instant recentlyMeansAfter) {
        var totals = new OutcomeTotals(recentlyMeansAfter);
        chunks.forEach(totals::add);
        return totals;
    }

    void add(ChunkHeader header) {
        counts = counts.plus(header.counts());
        header.entries().values().forEach(this::add);
        Instant first = header.firstAcceptedAt();
        if (first != null && first.isAfter(recentlyMeansAfter)) {
            recent += header.counts().sent();
            recentSince = first.isBefore(recentSince) ? first : recentSince;
        }
    }

    CampaignCounts counts() {
        return counts;
    }

    Map<OutcomeReason, Long> reasons() {
        return reasons;
    }

    /** How many mails of the recent chunks were accepted. */
    long recent() {
        return recent;
    }

    /** When the first of these mails was accepted; the end of time if there is none. */
    Instant recentSince() {
        return recentSince;
    }

    private void add(RecipientOutcome entry) {
        OutcomeReason reason = OutcomeReason.of(entry);
        boolean known = reasons.containsKey(reason) || reasons.size() < MAX_REASONS;
        reasons.merge(known ? reason : new OutcomeReason(entry.outcome(), OTHER), 1L, Long::sum);
    }
}
