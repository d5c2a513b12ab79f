package io.bantin.notification.campaigns.sending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaigns;
import java.time.Duration;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Whether mails of a campaign may go out, as all workers of this process know it: asked a few times a second, not by each. */
@Component
class CampaignStatusCache {

    private static final long SHARED_FOR = Duration.ofMillis(200).toNanos();
    private static final int CAMPAIGNS_REMEMBERED = 1_000;

    private final Campaigns campaigns;
    private final Cache<String, Permit> known =
            Caffeine.newBuilder().maximumSize(CAMPAIGNS_REMEMBERED).build();

    /**
     * As it was at a moment of the process's monotonic clock.
     *
     * @param selfPauses how often the campaign had paused itself
     */
    record Permit(boolean sendable, int selfPauses, long askedAt) {}

    CampaignStatusCache(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * Asked for after a moment, since the counts of a cancelled campaign are final when nobody has a claim in it: who claims
     * later than that must hear that it is cancelled.
     */
    Permit of(String campaignId, long claimedAt, Ticker ticker) {
        Permit permit = known.getIfPresent(campaignId);
        long now = ticker.nanos();
        if (permit == null || permit.askedAt() - claimedAt < 0 || now - permit.askedAt() > SHARED_FOR) {
            OptionalInt sendable = campaigns.sendable(campaignId);
            permit = new Permit(sendable.isPresent(), sendable.orElse(0), now);
            known.put(campaignId, permit);
        }
        return permit;
    }

    /** Somebody here knows that it changed. */
    void forget(String campaignId) {
        known.invalidate(campaignId);
    }
}
