package io.bantin.notification.campaigns.closing;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Counts;
import io.bantin.notification.campaigns.crew.Duty;
import io.bantin.notification.campaigns.ledger.ChunkHead;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sums up campaigns that seem to be at their end, and freezes their counts. */
@Component
class Closer implements Duty {

    private final Campaigns campaigns;
    private final Chunks chunks;

    Closer(Campaigns campaigns, Chunks chunks) {
        this.campaigns = campaigns;
        this.chunks = chunks;
    }

    @Override
    public String name() {
        return "closer";
    }

    @Override
    public boolean perform() {
        boolean closed = false;
        for (Campaign campaign : campaigns.open()) {
            if (campaign.plannedAt() != null && seemsOver(campaign)) {
                Optional<Counts> counts = finalCounts(campaign);
                closed |= counts.isPresent() && campaigns.finish(campaign, counts.get());
            }
        }
        return closed;
    }

    private boolean seemsOver(Campaign campaign) {
        return campaign.isCancelled() || !chunks.hasOpen(campaign.id());
    }

    /** Empty when a chunk is not at its end after all: the campaign was read before the chunks, which go on. */
    private Optional<Counts> finalCounts(Campaign campaign) {
        Counts sum = Counts.NONE;
        try (Stream<ChunkHead> heads = chunks.all(campaign.id())) {
            for (Iterator<ChunkHead> rest = heads.iterator(); rest.hasNext(); ) {
                ChunkHead head = rest.next();
                if (!isOver(campaign, head)) {
                    return Optional.empty();
                }
                sum = sum.plus(head.counts());
            }
        }
        return Optional.of(campaign.isCancelled() ? sum.cutOff() : sum);
    }

    /** A cancelled campaign waits until its claims are let go, so that everything accepted is marked. */
    private static boolean isOver(Campaign campaign, ChunkHead head) {
        return campaign.isCancelled() ? !head.claim().isOwned() : head.isSettled();
    }
}
