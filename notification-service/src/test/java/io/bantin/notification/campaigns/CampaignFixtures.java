package io.bantin.notification.campaigns;

import io.bantin.kit.ids.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Campaigns to test with. */
public final class CampaignFixtures {

    private CampaignFixtures() {}

    public static ArticleSummary anArticleIn(String... path) {
        return new ArticleSummary(
                Ids.next(),
                "Nâng cấp tuyến đường tỉnh",
                "Đoạn qua thị trấn hoàn thành trong quý này.",
                "/nang-cap-tuyen-duong-tinh.html",
                "vi",
                null,
                List.of(List.of(path)),
                List.of("An Bình"),
                Instant.parse("2026-01-09T03:30:00Z"));
    }

    public static Campaign aCampaignFor(ArticleSummary article) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Campaign.of(
                article.articleId() + ".1",
                new CampaignOrigin(CampaignKind.INSTANT, article, 1, null, now),
                now,
                false);
    }

    public static Campaign aCorrectionOf(ArticleSummary article, Instant correctedAt) {
        return Campaign.of(
                article.articleId() + ".2",
                new CampaignOrigin(CampaignKind.CORRECTION, article, 2, null, correctedAt),
                correctedAt,
                false);
    }

    /** Returns the campaign as planned, and without the field by which the service's own planners and workers find it. */
    public static Campaign unseen(Campaign campaign) {
        return withDecisionAt(campaign, campaign.origin().decidedAt());
    }

    /** Returns the campaign with another time of the editor's decision. */
    public static Campaign withDecisionAt(Campaign campaign, Instant decidedAt) {
        CampaignOrigin origin = campaign.origin();
        Instant createdAt = campaign.timeline().createdAt();
        return new Campaign(
                campaign.id(),
                new CampaignOrigin(
                        origin.kind(), origin.article(), origin.articleVersion(), origin.traceparent(), decidedAt),
                new CampaignTimeline(createdAt, createdAt, null, null, null, null),
                new LedgerState(null, null, null, 0, null),
                campaign.health(),
                campaign.claim());
    }
}
