package io.bantin.notification.ops;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.Counts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A campaign as operators see it; the counts are sums at the moment of the question until they are frozen. */
record CampaignView(
        String eventId,
        String articleId,
        String title,
        CampaignKind kind,
        CampaignState state,
        long planned,
        long sent,
        long deferred,
        long failed,
        long skipped,
        Instant createdAt,
        @Nullable Instant firstAcceptedAt,
        @Nullable Instant finishedAt) {

    static CampaignView of(Campaign campaign, Counts counts) {
        return new CampaignView(
                campaign.id(),
                campaign.article().articleId(),
                campaign.article().title(),
                campaign.kind(),
                campaign.state(),
                counts.planned(),
                counts.sent(),
                counts.deferred(),
                counts.failed(),
                counts.skipped(),
                campaign.createdAt(),
                counts.firstAcceptedAt(),
                campaign.finishedAt());
    }
}
