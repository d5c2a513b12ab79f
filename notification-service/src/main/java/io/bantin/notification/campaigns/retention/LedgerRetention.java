package io.bantin.notification.campaigns.retention;

import io.bantin.notification.campaigns.Campaign;
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
 * Removes the chunks of campaigns that finished long ago. The campaign gives up its ledger first, conditional on its end, and
 * then the chunks go. So a campaign that is reopened meanwhile keeps all of its chunks, or can no longer be reopened. If the
 * process dies in between, the next run continues.
 */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class LedgerRetention {

    private static final int BATCH_SIZE = 100;

    private static final Logger log = LoggerFactory.getLogger(LedgerRetention.class);

    private final ExpiredLedgers ledgers;
    private final Chunks chunks;
    private final Clock clock;
    private final Duration kept;

    LedgerRetention(ExpiredLedgers ledgers, Chunks chunks, Clock clock, RetentionProperties properties) {
        this.ledgers = ledgers;
        this.chunks = chunks;
        this.clock = clock;
        this.kept = properties.ledgers();
    }

    /** Every instance runs this: repeating a step is harmless. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void removeOldLedgers() {
        List<Campaign> over;
        do {
            over = ledgers.finishedBefore(clock.instant().minus(kept), BATCH_SIZE);
            over.forEach(this::remove);
        } while (over.size() == BATCH_SIZE);
    }

    private void remove(Campaign campaign) {
        if (ledgers.giveUp(campaign)) {
            chunks.remove(campaign.id());
            ledgers.removed(campaign.id());
            log.info(
                    "Removed the ledger of campaign {}, which finished at {}",
                    campaign.id(),
                    campaign.timeline().finishedAt());
        }
    }
}
