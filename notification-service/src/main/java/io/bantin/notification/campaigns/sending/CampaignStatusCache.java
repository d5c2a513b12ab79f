package io.bantin.notification.campaigns.sending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaigns;
import java.time.Duration;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Whether campaigns may be sent, read a few times a second for all workers of this process. */
@Component
class CampaignStatusCache {

    private static final Duration MAX_AGE = Duration.ofMillis(200);
    private static final int MAX_CAMPAIGNS = 1_000;

    private final Campaigns campaigns;
    private final Cache<String, CampaignStatus> statuses =
            Caffeine.newBuilder().maximumSize(MAX_CAMPAIGNS).build();

    /**
     * A campaign's status when it was read.
     *
     * @param selfPauses how often the campaign had paused itself
     * @param readAt by the process's monotonic clock
     */
    record CampaignStatus(boolean sendable, int selfPauses, long readAt) {}

    CampaignStatusCache(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * Returns a status read after {@code claimedAt}. A cancelled campaign finishes once no chunk is claimed, so a worker that
     * claims later must see the cancellation.
     */
    CampaignStatus of(String campaignId, long claimedAt, Ticker ticker) {
        CampaignStatus status = statuses.getIfPresent(campaignId);
        long now = ticker.nanos();
        if (status == null || status.readAt() - claimedAt < 0 || now - status.readAt() > MAX_AGE.toNanos()) {
            OptionalInt selfPauses = campaigns.selfPausesIfSendable(campaignId);
            status = new CampaignStatus(selfPauses.isPresent(), selfPauses.orElse(0), now);
            statuses.put(campaignId, status);
        }
        return status;
    }

    /** This process has changed the campaign's status. */
    void evict(String campaignId) {
        statuses.invalidate(campaignId);
    }
}
