package io.bantin.notification.campaigns.announcements;

import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.campaigns.ArticleHead;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.announcements.ArticleEvent.ArticlePublished;
import io.bantin.notification.campaigns.announcements.ArticleEvent.ArticleRevised;
import io.bantin.notification.campaigns.announcements.ArticleEvent.ArticleWithdrawn;
import io.bantin.notification.crew.Shift;
import io.bantin.notification.crew.Work;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Opens a campaign for each publication, and for each correction that is to be told, and cancels those of withdrawn articles. Events may come twice, and a withdrawal
 * before the publication that it withdraws.
 */
@Component
class Announcing {

    private final Heads heads;
    private final Campaigns campaigns;
    private final TraceContext traces;
    private final Shift shift;
    private final Clock clock;

    Announcing(Heads heads, Campaigns campaigns, TraceContext traces, Shift shift, Clock clock) {
        this.heads = heads;
        this.campaigns = campaigns;
        this.traces = traces;
        this.shift = shift;
        this.clock = clock;
    }

    void handle(ArticleEvent event) {
        switch (event) {
            case ArticlePublished published -> announce(campaignOf(published));
            case ArticleRevised revised when revised.notifying() -> announce(campaignOf(revised));
            case ArticleRevised revised -> heads.raise(revised.articleId(), revised.seq(), false, revised.head());
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
        boolean withdrawn = heads.isWithdrawnAfter(articleId, campaign.seq());
        campaigns.open(withdrawn ? campaign.cancelledFromTheBeginning() : campaign);
        boolean newest = heads.raise(articleId, campaign.seq(), false, campaign.article());
        if (!newest && heads.isWithdrawnAfter(articleId, campaign.seq())) {
            campaigns.cancel(campaign.id());
        }
        shift.ring(Work.PLANNING);
    }

    private Campaign campaignOf(ArticlePublished event) {
        return campaign(CampaignKind.INSTANT, event, event.head(), event.time());
    }

    private Campaign campaignOf(ArticleRevised event) {
        return campaign(CampaignKind.CORRECTION, event, event.head(), event.time());
    }

    private Campaign campaign(CampaignKind kind, ArticleEvent event, ArticleHead head, Instant decidedAt) {
        return Campaign.announcing(
                kind, event.id(), event.seq(), head, traces.traceparent(), decidedAt, clock.instant());
    }

    private void withdraw(ArticleWithdrawn withdrawn) {
        heads.raise(withdrawn.articleId(), withdrawn.seq(), true, null);
        campaigns.cancelAllOf(withdrawn.articleId());
        shift.ring(Work.PLANNING);
        shift.ring(Work.CLOSING);
    }
}
