package io.bantin.notification.campaigns.retention;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes the chunks of campaigns that ended long ago. First the campaign gives its ledger up, conditional on its end, then
 * the chunks go: a campaign that is reopened meanwhile keeps them or cannot be reopened any more, never half of it. Whoever
 * dies in between is followed by the next run.
 */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class LedgerRetention {

    private static final int AT_ONCE = 100;

    private static final Logger log = LoggerFactory.getLogger(LedgerRetention.class);

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Clock clock;
    private final Duration kept;

    LedgerRetention(Campaigns campaigns, Chunks chunks, Clock clock, RetentionProperties properties) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.clock = clock;
        this.kept = properties.ledgers();
    }

    /** By every instance: each step is harmless when repeated. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void removeOldLedgers() {
        List<Campaign> over;
        do {
            over = campaigns.finishedBefore(clock.instant().minus(kept), AT_ONCE);
            over.forEach(this::remove);
        } while (over.size() == AT_ONCE);
    }

    private void remove(Campaign campaign) {
        if (campaigns.giveUpLedger(campaign)) {
            chunks.remove(campaign.id());
            campaigns.ledgerIsGone(campaign.id());
            log.info("Removed the ledger of campaign {}, which ended at {}", campaign.id(), campaign.finishedAt());
        }
    }
}
