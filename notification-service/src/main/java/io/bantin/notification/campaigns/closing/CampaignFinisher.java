package io.bantin.notification.campaigns.closing;

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

/** Sums up campaigns that seem to be at their end, and freezes their counts. */
@Component
class CampaignFinisher implements BackgroundWorker {

    /** A campaign that waits for hours for a deferred recipient is not looked at ten times a second. */
    private static final int SHARE_OF_AGE = 20;

    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final BounceEffects effects;
    private final Clock clock;
    private final Map<String, Instant> looks = new HashMap<>();

    CampaignFinisher(Campaigns campaigns, Chunks chunks, BounceEffects effects, Clock clock) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.effects = effects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "closer";
    }

    @Override
    public WorkKind work() {
        return WorkKind.CLOSING;
    }

    /** Nobody waits for the counts to be frozen. */
    @Override
    public Duration poll() {
        return Duration.ofMillis(300);
    }

    @Override
    public boolean perform() {
        List<Campaign> open = campaigns.open();
        looks.keySet().retainAll(open.stream().map(Campaign::id).collect(Collectors.toSet()));
        return open.stream().filter(this::isToBeLookedAt).filter(this::close).count() > 0;
    }

    private boolean isToBeLookedAt(Campaign campaign) {
        Instant planned = campaign.plannedAt();
        if (planned == null) {
            return false;
        }
        Instant now = clock.instant();
        Instant last = looks.get(campaign.id());
        Duration rest = Duration.between(planned, now).dividedBy(SHARE_OF_AGE);
        boolean clockWasSetBack = last != null && now.isBefore(last);
        if (last != null
                && !clockWasSetBack
                && now.isBefore(last.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST))) {
            return false;
        }
        looks.put(campaign.id(), now);
        return true;
    }

    private boolean close(Campaign campaign) {
        boolean seemsOver = campaign.isCancelled() || !chunks.hasOpen(campaign.id());
        Optional<CampaignCounts> counts = seemsOver ? finalCounts(campaign) : Optional.empty();
        // Before the end: nobody looks at a finished campaign again, should this process die now.
        counts.ifPresent(_ -> effects.takeEffectAtEnd(campaign.id()));
        return counts.map(frozen -> campaigns.finish(campaign, frozen)).orElse(false);
    }

    /** Empty when a chunk is not at its end after all: the campaign was read before the chunks, which go on. */
    private Optional<CampaignCounts> finalCounts(Campaign campaign) {
        CampaignCounts sum = CampaignCounts.NONE;
        try (Stream<ChunkHeader> heads = chunks.all(campaign.id())) {
            for (Iterator<ChunkHeader> rest = heads.iterator(); rest.hasNext(); ) {
                ChunkHeader head = rest.next();
                if (!isOver(campaign, head)) {
                    return Optional.empty();
                }
                sum = sum.plus(head.counts());
            }
        }
        return Optional.of(campaign.isCancelled() ? sum.cutOff() : sum);
    }

    /** A cancelled campaign waits until its claims are let go, so that everything accepted is marked. */
    private static boolean isOver(Campaign campaign, ChunkHeader head) {
        return campaign.isCancelled() ? !head.claim().isOwned() : head.isSettled();
    }
}
