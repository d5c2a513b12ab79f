package io.bantin.notification.campaigns.operators;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.CampaignState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as operators see it. The counts are sums at the time of the request until the campaign finishes; always
 * {@code planned = sent + deferred + failed + skipped + pending}.
 */
record CampaignView(
        String eventId,
        String articleId,
        String title,
        CampaignKind kind,
        CampaignState state,
        @Nullable String pauseReason,

        @Schema(description = "Why its mails do not go out; null when they do") @Nullable
        BlockedView blocked,

        long planned,
        long sent,
        long deferred,
        long failed,
        long skipped,

        @Schema(description = "Recipients without an outcome so far")
        long pending,

        Instant createdAt,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "The trace of the editor's request") @Nullable
        String traceId) {

    static CampaignView of(Campaign campaign, CampaignCounts counts) {
        return new CampaignView(
                campaign.id(),
                campaign.origin().article().articleId(),
                campaign.origin().article().title(),
                campaign.origin().kind(),
                campaign.state(),
                campaign.timeline().pauseReason(),
                BlockedView.of(campaign),
                counts.planned(),
                counts.sent(),
                counts.deferred(),
                counts.failed(),
                counts.skipped(),
                counts.pending(),
                campaign.timeline().createdAt(),
                counts.firstAcceptedAt(),
                campaign.timeline().finishedAt(),
                campaign.origin().traceId());
    }
}
