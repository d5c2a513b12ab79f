package io.bantin.notification.campaigns.ledger;

import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What became of all recipients of a campaign, how many were served lately, and why some got no mail. */
public final class OutcomeTotals {

    /** Of more than so many different reasons, the further ones are not told apart. */
    private static final int MOST_REASONS = 50;

    private static final String OTHER = "other reasons";

    private final Instant recentlyMeansAfter;
    private final Map<OutcomeReason, Long> reasons = new HashMap<>();
    private CampaignCounts counts = CampaignCounts.NONE;
    private long recent;
    private Instant recentSince = Instant.MAX;

    OutcomeTotals(Instant recentlyMeansAfter) {
        this.recentlyMeansAfter = recentlyMeansAfter;
    }

    void add(ChunkHeader head) {
        counts = counts.plus(head.counts());
        head.entries().values().forEach(this::add);
        Instant first = head.firstAcceptedAt();
        if (first != null && first.isAfter(recentlyMeansAfter)) {
            recent += head.counts().sent();
            recentSince = first.isBefore(recentSince) ? first : recentSince;
        }
    }

    public CampaignCounts counts() {
        return counts;
    }

    public Map<OutcomeReason, Long> reasons() {
        return reasons;
    }

    /** How many were accepted of the chunks that were begun lately. */
    public long recent() {
        return recent;
    }

    /** When the first of these was accepted; the end of time where there is none. */
    public Instant recentSince() {
        return recentSince;
    }

    private void add(RecipientOutcome entry) {
        OutcomeReason reason = OutcomeReason.of(entry);
        boolean known = reasons.containsKey(reason) || reasons.size() < MOST_REASONS;
        reasons.merge(known ? reason : new OutcomeReason(entry.outcome(), OTHER), 1L, Long::sum);
    }
}
