package io.bantin.notification.campaigns.outcomes;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bantin.kit.claims.Ticker;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.mail.delivery.BlockageCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The campaigns that this process cannot send for now, with a metric of how many there are. */
@Component
public final class BlockedCampaigns {

    private static final int MAX_CAMPAIGNS = 1_000;

    private final LoadingCache<String, BlockageTracker> trackers;
    private volatile Map<BlockageCause, Set<String>> stored = Map.of();

    public BlockedCampaigns(Campaigns campaigns, Clock clock, Ticker ticker, MeterRegistry meters) {
        String process = Ids.next();
        this.trackers = Caffeine.newBuilder()
                .maximumSize(MAX_CAMPAIGNS)
                .build(campaignId -> new BlockageTracker(campaignId, process, campaigns, clock, ticker));
        for (BlockageCause cause : BlockageCause.values()) {
            Gauge.builder("bantin.campaigns.blocked", this, blocked -> blocked.count(cause))
                    .description("Campaigns whose mails do not go out, by what keeps them from it")
                    .tag("cause", cause.name())
                    .register(meters);
        }
    }

    public BlockageTracker trackerOf(String campaignId) {
        return trackers.get(campaignId);
    }

    /** Updates the metric from the blockages stored in the open campaigns by any process. */
    public void openCampaignsRead(List<Campaign> open) {
        Map<BlockageCause, Set<String>> found = new EnumMap<>(BlockageCause.class);
        for (Campaign campaign : open) {
            CampaignBlockage blocked = campaign.blockedNow();
            if (blocked != null) {
                found.computeIfAbsent(blocked.cause(), _ -> new HashSet<>()).add(campaign.id());
            }
        }
        stored = found;
    }

    /** The open campaigns could not be read. {@code lastOpen} are those of the last successful read. */
    public void storeFailed(List<Campaign> lastOpen, DataAccessException outage) {
        lastOpen.stream()
                .filter(Campaign::isSendable)
                .forEach(campaign -> trackerOf(campaign.id()).storeFailed(outage));
    }

    private int count(BlockageCause cause) {
        Set<String> blocked = new HashSet<>(stored.getOrDefault(cause, Set.of()));
        trackers.asMap().forEach((campaignId, tracker) -> {
            if (tracker.isBlockedBy(cause)) {
                blocked.add(campaignId);
            }
        });
        return blocked.size();
    }
}
