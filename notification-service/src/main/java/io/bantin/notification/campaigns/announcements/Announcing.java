package io.bantin.notification.campaigns.announcements;

import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.announcements.ArticleEvent.ArticlePublished;
import io.bantin.notification.campaigns.announcements.ArticleEvent.ArticleRevised;
import io.bantin.notification.campaigns.announcements.ArticleEvent.ArticleWithdrawn;
import io.bantin.notification.crew.Shift;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Opens a campaign for each publication and cancels those of withdrawn articles. Events may come twice, and a withdrawal
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
            case ArticlePublished published -> announce(published);
            case ArticleRevised revised -> heads.raise(revised.articleId(), revised.seq(), false, revised.head());
            case ArticleWithdrawn withdrawn -> withdraw(withdrawn);
        }
        shift.ring();
    }

    /**
     * Whatever is known of the article: an overtaken publication is announced as well. The head is read after the insert, and
     * a withdrawal changes the head before it cancels, so one of the two sees the other.
     */
    private void announce(ArticlePublished published) {
        heads.raise(published.articleId(), published.seq(), false, published.head());
        campaigns.open(Campaign.announcing(
                published.id(),
                published.seq(),
                published.head(),
                traces.traceparent(),
                published.time(),
                clock.instant()));
        if (heads.isWithdrawnAfter(published.articleId(), published.seq())) {
            campaigns.cancel(published.id());
        }
    }

    private void withdraw(ArticleWithdrawn withdrawn) {
        heads.raise(withdrawn.articleId(), withdrawn.seq(), true, null);
        campaigns.cancelAllOf(withdrawn.articleId());
    }
}
