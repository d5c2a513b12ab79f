package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.subscriptions.Audience;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads who is next, and whether they still are to get the mail. */
@Component
class Recipients {

    /** What a crash repeats at most, and one read and one mark carry. */
    static final int AT_ONCE = 32;

    private final Audience audience;
    private final Campaigns campaigns;
    private final Clock clock;
    private final Ticker ticker;

    Recipients(Audience audience, Campaigns campaigns, Clock clock, Ticker ticker) {
        this.audience = audience;
        this.campaigns = campaigns;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Empty when nobody is due, or the campaign was paused or cancelled. */
    Batch next(Campaign campaign, OwnedChunk chunk) {
        long readAt = ticker.nanos();
        List<Integer> due = chunk.due(clock.instant(), AT_ONCE);
        List<String> ids = due.stream().map(chunk::recipient).toList();
        if (due.isEmpty() || !isSendable(campaign)) {
            return Batch.empty();
        }
        return new Batch(
                readAt, due, ids, audience.recipients(ids), campaign.article().pathIds());
    }

    private boolean isSendable(Campaign campaign) {
        return campaigns.find(campaign.id()).map(Campaign::isSendable).orElse(false);
    }
}
