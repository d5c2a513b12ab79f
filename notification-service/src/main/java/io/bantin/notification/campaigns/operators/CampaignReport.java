package io.bantin.notification.campaigns.operators;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.ledger.UndeliveredStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One campaign with its progress and the reasons why recipients got no mail. */
record CampaignReport(
        @JsonUnwrapped CampaignView campaign,

        @Schema(description = "The rate of the last minute; for a finished campaign, from its first mail to its end")
        @Nullable
        Double mailsPerSecond,

        @Schema(description = "When the campaign finishes at this rate") @Nullable
        Instant estimatedEnd,

        @Schema(description = "The most frequent reason first; empty when the ledger was removed")
        List<Group> reasons) {

    /** The period that counts for the present rate. */
    static final Duration RECENT = Duration.ofMinutes(1);

    /** The number of recipients with this outcome for this reason. */
    record Group(UndeliveredStatus outcome, String reason, long count) {}

    static CampaignReport of(Campaign campaign, CampaignView view, OutcomeTotals totals, Instant now) {
        Double rate = rate(campaign, view, totals, now);
        return new CampaignReport(
                view,
                rate,
                campaign.state() == CampaignState.SENDING && rate != null
                        ? now.plusMillis(Math.round(view.pending() / rate * 1000))
                        : null,
                groups(campaign, totals)
                        .sorted(Comparator.comparing(Group::count).reversed().thenComparing(Group::reason))
                        .toList());
    }

    /** A cancellation skips the recipients that still wait. */
    private static Stream<Group> groups(Campaign campaign, OutcomeTotals totals) {
        Stream<Group> groups = totals.reasons().entrySet().stream()
                .map(group -> new Group(group.getKey().outcome(), group.getKey().words(), group.getValue()));
        if (!campaign.isCancelled()) {
            return groups;
        }
        long afterCancellation =
                totals.counts().afterCancellation().skipped() - totals.counts().skipped();
        return Stream.concat(
                        groups.filter(group -> group.outcome() != UndeliveredStatus.DEFERRED),
                        Stream.of(new Group(
                                UndeliveredStatus.SKIPPED, "The campaign was cancelled before", afterCancellation)))
                .filter(group -> group.count() > 0);
    }

    private static @Nullable Double rate(Campaign campaign, CampaignView view, OutcomeTotals totals, Instant now) {
        Instant end = campaign.timeline().finishedAt();
        Instant first = view.firstAcceptedAt();
        if (end != null) {
            return first == null ? null : perSecond(view.sent(), first, end);
        }
        return totals.recent() == 0 ? null : perSecond(totals.recent(), totals.recentSince(), now);
    }

    /** A period counts as a tenth of a second at least, or the first mails would promise an absurd rate. */
    private static double perSecond(long mails, Instant from, Instant to) {
        long millis = Math.max(100, Duration.between(from, to).toMillis());
        return Math.round(mails * 10_000.0 / millis) / 10.0;
    }
}
