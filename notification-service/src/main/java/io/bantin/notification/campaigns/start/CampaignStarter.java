package io.bantin.notification.campaigns.start;

import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticlePublished;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticleRevised;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticleWithdrawn;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Opens a campaign for each publication, and for each correction that is to be told, and cancels those of withdrawn articles. Events may come twice, and a withdrawal
 * before the publication that it withdraws.
 */
@Component
class CampaignStarter {

    private final ArticleSummaries summaries;
    private final Campaigns campaigns;
    private final TraceContext traces;
    private final WorkSignals signals;
    private final Clock clock;

    CampaignStarter(
            ArticleSummaries summaries, Campaigns campaigns, TraceContext traces, WorkSignals signals, Clock clock) {
        this.summaries = summaries;
        this.campaigns = campaigns;
        this.traces = traces;
        this.signals = signals;
        this.clock = clock;
    }

    void handle(ArticleEvent event) {
        switch (event) {
            case ArticlePublished published -> announce(campaignOf(published));
            case ArticleRevised revised when revised.notifying() -> announce(campaignOf(revised));
            case ArticleRevised revised -> summaries.raise(revised.articleId(), revised.seq(), false, revised.head());
            case ArticleWithdrawn withdrawn -> withdraw(withdrawn);
        }
    }

    /**
     * Whatever is known of the article: an overtaken publication is announced as well, and one that was withdrawn is opened
     * only to be closed. A withdrawal may come meanwhile: it changes the head before it cancels, and here the campaign comes
     * before the head, so one of the two sees the other.
     */
    private void announce(Campaign campaign) {
        String articleId = campaign.article().articleId();
        boolean withdrawn = summaries.isWithdrawnAfter(articleId, campaign.seq());
        campaigns.open(withdrawn ? campaign.cancelledFromTheBeginning() : campaign);
        boolean newest = summaries.raise(articleId, campaign.seq(), false, campaign.article());
        if (!newest && summaries.isWithdrawnAfter(articleId, campaign.seq())) {
            campaigns.cancel(campaign.id());
        }
        signals.signal(WorkKind.PLANNING);
    }

    private Campaign campaignOf(ArticlePublished event) {
        return campaign(CampaignKind.INSTANT, event, event.head(), event.time());
    }

    private Campaign campaignOf(ArticleRevised event) {
        return campaign(CampaignKind.CORRECTION, event, event.head(), event.time());
    }

    private Campaign campaign(CampaignKind kind, ArticleEvent event, ArticleSummary head, Instant decidedAt) {
        return Campaign.announcing(
                kind, event.id(), event.seq(), head, traces.traceparent(), decidedAt, clock.instant());
    }

    private void withdraw(ArticleWithdrawn withdrawn) {
        summaries.raise(withdrawn.articleId(), withdrawn.seq(), true, null);
        campaigns.cancelAllOf(withdrawn.articleId());
        signals.signal(WorkKind.PLANNING);
        signals.signal(WorkKind.CLOSING);
    }
}
