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
 * Opens a campaign for each publication and each correction that notifies subscribers, and cancels the campaigns of withdrawn
 * articles. Events may come twice, and a withdrawal may come before the publication that it withdraws.
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
            case ArticlePublished published -> notifySubscribers(campaignOf(published));
            case ArticleRevised revised when revised.notifying() -> notifySubscribers(campaignOf(revised));
            case ArticleRevised revised ->
                summaries.raise(revised.articleId(), revised.seq(), false, revised.summary());
            case ArticleWithdrawn withdrawn -> withdraw(withdrawn);
        }
    }

    /**
     * Opens the campaign whatever is known of the article: an overtaken publication notifies its subscribers too, and the
     * campaign of a withdrawn article is opened as cancelled. A withdrawal at the same time changes the summary before it
     * cancels, and here the campaign is stored before the summary, so one of the two sees the other.
     */
    private void notifySubscribers(Campaign campaign) {
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
        return campaign(CampaignKind.INSTANT, event, event.summary(), event.time());
    }

    private Campaign campaignOf(ArticleRevised event) {
        return campaign(CampaignKind.CORRECTION, event, event.summary(), event.time());
    }

    private Campaign campaign(CampaignKind kind, ArticleEvent event, ArticleSummary summary, Instant decidedAt) {
        return Campaign.of(kind, event.id(), event.seq(), summary, traces.traceparent(), decidedAt, clock.instant());
    }

    private void withdraw(ArticleWithdrawn withdrawn) {
        summaries.raise(withdrawn.articleId(), withdrawn.seq(), true, null);
        campaigns.cancelAllOf(withdrawn.articleId());
        signals.signal(WorkKind.PLANNING);
        signals.signal(WorkKind.CLOSING);
    }
}
