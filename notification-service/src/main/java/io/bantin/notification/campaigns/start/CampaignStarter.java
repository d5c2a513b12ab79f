package io.bantin.notification.campaigns.start;

import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.CampaignOrigin;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticlePublished;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticleRevised;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticleWithdrawn;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Opens a campaign for each publication and each correction that notifies subscribers, and cancels the campaigns of withdrawn
 * articles. Events may come twice, and a withdrawal may come before the publication that it withdraws.
 */
@Component
class CampaignStarter {

    private final ArticleSummaries summaries;
    private final Campaigns campaigns;
    private final TraceCarrier traces;
    private final WorkSignals signals;
    private final Clock clock;

    CampaignStarter(
            ArticleSummaries summaries, Campaigns campaigns, TraceCarrier traces, WorkSignals signals, Clock clock) {
        this.summaries = summaries;
        this.campaigns = campaigns;
        this.traces = traces;
        this.signals = signals;
        this.clock = clock;
    }

    void handle(ArticleEvent event) {
        switch (event) {
            case ArticlePublished published -> notifySubscribers(published.id(), originOf(published));
            case ArticleRevised revised when revised.notifying() -> notifySubscribers(revised.id(), originOf(revised));
            case ArticleRevised revised ->
                summaries.storeIfNewer(revised.articleId(), revised.version(), false, revised.summary());
            case ArticleWithdrawn withdrawn -> withdraw(withdrawn);
        }
    }

    /**
     * Opens a campaign even if a newer event was handled before; if the article is withdrawn, the campaign is opened as
     * cancelled. A concurrent withdrawal stores the summary first and then cancels the campaigns; this method stores the
     * campaign first and then the summary. So at least one of the two sees the write of the other.
     */
    private void notifySubscribers(String eventId, CampaignOrigin origin) {
        String articleId = origin.article().articleId();
        boolean isWithdrawn = summaries.isWithdrawnAfter(articleId, origin.articleVersion());
        campaigns.insert(Campaign.of(eventId, origin, clock.instant(), isWithdrawn));
        boolean isNewest = summaries.storeIfNewer(articleId, origin.articleVersion(), false, origin.article());
        if (!isNewest && summaries.isWithdrawnAfter(articleId, origin.articleVersion())) {
            campaigns.cancel(eventId);
        }
        signals.signal(WorkKind.PLANNING);
    }

    private CampaignOrigin originOf(ArticlePublished event) {
        return new CampaignOrigin(
                CampaignKind.INSTANT, event.summary(), event.version(), traces.traceparent(), event.time());
    }

    private CampaignOrigin originOf(ArticleRevised event) {
        return new CampaignOrigin(
                CampaignKind.CORRECTION, event.summary(), event.version(), traces.traceparent(), event.time());
    }

    private void withdraw(ArticleWithdrawn withdrawn) {
        summaries.storeIfNewer(withdrawn.articleId(), withdrawn.version(), true, null);
        campaigns.cancelAllOf(withdrawn.articleId());
        signals.signal(WorkKind.PLANNING);
        signals.signal(WorkKind.FINISHING);
    }
}
