package io.bantin.notification.campaigns.operating;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.ledger.Outcome;
import io.bantin.notification.campaigns.ledger.OutcomeTotals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One campaign with its progress, and with the reasons of those who got no mail. */
record CampaignReport(
        @JsonUnwrapped CampaignView campaign,

        @Schema(description = "Over the last minute; of a finished campaign from its first mail to its end") @Nullable
        Double mailsPerSecond,

        @Schema(description = "When it will be through at this rate") @Nullable
        Instant estimatedEnd,

        @Schema(description = "The most frequent first; empty when its ledger was removed")
        List<Group> reasons) {

    /** How long ago still counts for the present rate. */
    static final Duration LATELY = Duration.ofMinutes(1);

    /** How many have this outcome for this reason. */
    record Group(Outcome outcome, String reason, long count) {}

    static CampaignReport of(Campaign campaign, CampaignView view, OutcomeTotals tally, Instant now) {
        Double rate = rate(campaign, view, tally, now);
        return new CampaignReport(
                view,
                rate,
                campaign.state() == CampaignState.SENDING && rate != null
                        ? now.plusMillis(Math.round(view.pending() / rate * 1000))
                        : null,
                groups(campaign, tally)
                        .sorted(Comparator.comparing(Group::count).reversed().thenComparing(Group::reason))
                        .toList());
    }

    /** Whoever waits for a campaign that was cancelled has been skipped by that. */
    private static Stream<Group> groups(Campaign campaign, OutcomeTotals tally) {
        Stream<Group> groups = tally.reasons().entrySet().stream()
                .map(group -> new Group(group.getKey().outcome(), group.getKey().words(), group.getValue()));
        if (!campaign.isCancelled()) {
            return groups;
        }
        long cutOff = tally.counts().cutOff().skipped() - tally.counts().skipped();
        return Stream.concat(
                        groups.filter(group -> group.outcome() != Outcome.DEFERRED),
                        Stream.of(new Group(Outcome.SKIPPED, "The campaign was cancelled before", cutOff)))
                .filter(group -> group.count() > 0);
    }

    private static @Nullable Double rate(Campaign campaign, CampaignView view, OutcomeTotals tally, Instant now) {
        Instant end = campaign.finishedAt();
        Instant first = view.firstAcceptedAt();
        if (end != null) {
            return first == null ? null : perSecond(view.sent(), first, end);
        }
        return tally.recent() == 0 ? null : perSecond(tally.recent(), tally.recentSince(), now);
    }

    /** A moment counts as a tenth of a second at least, so that the first mails promise no wonders. */
    private static double perSecond(long mails, Instant from, Instant to) {
        long millis = Math.max(100, Duration.between(from, to).toMillis());
        return Math.round(mails * 10_000.0 / millis) / 10.0;
    }
}
