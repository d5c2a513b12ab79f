package io.bantin.notification.campaigns.operating;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.CampaignState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as operators see it; the counts are sums at the moment of the question until they are frozen. At each moment
 * {@code planned = sent + deferred + failed + skipped + pending}.
 */
record CampaignView(
        String eventId,
        String articleId,
        String title,
        CampaignKind kind,
        CampaignState state,
        @Nullable String pauseReason,

        @Schema(description = "What keeps its mails from going out; null when nothing does") @Nullable
        BlockedView blocked,

        long planned,
        long sent,
        long deferred,
        long failed,
        long skipped,

        @Schema(description = "Planned, and without an outcome so far")
        long pending,

        Instant createdAt,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "The trace of the editor's click") @Nullable
        String traceId) {

    static CampaignView of(Campaign campaign, CampaignCounts counts) {
        return new CampaignView(
                campaign.id(),
                campaign.article().articleId(),
                campaign.article().title(),
                campaign.kind(),
                campaign.state(),
                campaign.pauseReason(),
                BlockedView.of(campaign),
                counts.planned(),
                counts.sent(),
                counts.deferred(),
                counts.failed(),
                counts.skipped(),
                counts.pending(),
                campaign.createdAt(),
                counts.firstAcceptedAt(),
                campaign.finishedAt(),
                campaign.traceId());
    }
}
