package io.bantin.notification.campaigns.finishing;

import io.bantin.notification.background.BackgroundWorker;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finishes campaigns whose recipients all have an outcome, and freezes their counts. */
@Component
class CampaignFinisher implements BackgroundWorker {

    /** The time between two checks is a twentieth of the campaign's age, since some wait for hours for a recipient. */
    private static final int SHARE_OF_AGE = 20;

    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final BounceEffects effects;
    private final Clock clock;
    private final Map<String, Instant> lastChecks = new HashMap<>();

    CampaignFinisher(Campaigns campaigns, Chunks chunks, BounceEffects effects, Clock clock) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.effects = effects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "campaign-finisher";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.FINISHING;
    }

    /** No caller waits for frozen counts. */
    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(300);
    }

    @Override
    public boolean perform() {
        List<Campaign> open = campaigns.findOpen();
        lastChecks.keySet().retainAll(open.stream().map(Campaign::id).collect(Collectors.toSet()));
        return open.stream().filter(this::isCheckDue).filter(this::finish).count() > 0;
    }

    private boolean isCheckDue(Campaign campaign) {
        Instant planned = campaign.timeline().plannedAt();
        if (planned == null) {
            return false;
        }
        Instant now = clock.instant();
        Instant last = lastChecks.get(campaign.id());
        Duration pause = Duration.between(planned, now).dividedBy(SHARE_OF_AGE);
        boolean clockWasSetBack = last != null && now.isBefore(last);
        if (last != null
                && !clockWasSetBack
                && now.isBefore(last.plus(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE))) {
            return false;
        }
        lastChecks.put(campaign.id(), now);
        return true;
    }

    private boolean finish(Campaign campaign) {
        boolean seemsOver = campaign.isCancelled() || !chunks.hasOpen(campaign.id());
        Optional<CampaignCounts> counts = seemsOver ? finalCounts(campaign) : Optional.empty();
        // Bounces take effect before the campaign finishes: if this process died in between, nobody
        // would look at it again.
        counts.ifPresent(_ -> effects.takeEffectAtEnd(campaign.id()));
        return counts.map(frozen -> campaigns.finish(campaign, frozen)).orElse(false);
    }

    /** Empty when a chunk is not settled after all: it may have changed since the campaign was read. */
    private Optional<CampaignCounts> finalCounts(Campaign campaign) {
        CampaignCounts sum = CampaignCounts.NONE;
        try (Stream<ChunkHeader> all = chunks.streamAll(campaign.id())) {
            for (Iterator<ChunkHeader> headers = all.iterator(); headers.hasNext(); ) {
                ChunkHeader header = headers.next();
                if (!isOver(campaign, header)) {
                    return Optional.empty();
                }
                sum = sum.plus(header.counts());
            }
        }
        return Optional.of(campaign.isCancelled() ? sum.afterCancellation() : sum);
    }

    /** A cancelled campaign waits until its claims are released, so that every accepted mail is marked. */
    private static boolean isOver(Campaign campaign, ChunkHeader header) {
        return campaign.isCancelled() ? !header.claim().isOwned() : header.isSettled();
    }
}
