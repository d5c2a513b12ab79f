package io.bantin.notification.campaigns.scheduling;

import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.RoundRobin;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.outcomes.BlockedCampaigns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Claims chunks for the workers of this process, one of each open campaign in turn, so that a campaign of ten recipients never
 * waits for one of a million.
 */
@Component
public class ChunkScheduler {

    /** Workers that look for a chunk at the same moment share one read of the open campaigns. */
    private static final Duration MAX_AGE = Duration.ofMillis(50);

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final BlockedCampaigns blocked;
    private final WorkSignals signals;
    private final Clock clock;
    private final Map<String, DueChunkQueue> queues = new HashMap<>();
    private List<Campaign> open = List.of();
    private Instant openReadAt = Instant.EPOCH;
    private long signalsAtRead = -1;

    ChunkScheduler(Campaigns campaigns, Chunks chunks, BlockedCampaigns blocked, WorkSignals signals, Clock clock) {
        this.campaigns = campaigns;
        this.blocked = blocked;
        this.chunks = chunks;
        this.signals = signals;
        this.clock = clock;
    }

    /** Claims the next chunk with a due recipient. Starts with the campaign after the one that the worker served last. */
    public synchronized Optional<ChunkAssignment> claimNext(String servedLast) {
        readOpenCampaigns();
        return RoundRobin.after(servedLast, open)
                .flatMap(campaign -> claim(campaign).stream())
                .findFirst();
    }

    private void readOpenCampaigns() {
        long signalled = signals.count(WorkKind.SENDING);
        Instant now = clock.instant();
        if (signalled != signalsAtRead || now.isAfter(openReadAt.plus(MAX_AGE)) || now.isBefore(openReadAt)) {
            try {
                open = campaigns.findOpen();
            } catch (DataAccessException outage) {
                blocked.storeFailed(open, outage);
                throw outage;
            }
            blocked.openCampaignsRead(open);
            openReadAt = now;
            signalsAtRead = signalled;
            queues.keySet().retainAll(open.stream().map(Campaign::id).collect(Collectors.toSet()));
        }
    }

    /** A worker has released a chunk of this campaign, perhaps with recipients that are due soon. */
    public synchronized void released(Campaign campaign) {
        DueChunkQueue queue = queues.get(campaign.id());
        if (queue != null) {
            queue.invalidate();
        }
    }

    private Optional<ChunkAssignment> claim(Campaign campaign) {
        if (campaign.isBeingCancelled()) {
            return takeOver(campaign);
        }
        return campaign.isSendable() ? claimDue(campaign) : Optional.empty();
    }

    private Optional<ChunkAssignment> claimDue(Campaign campaign) {
        DueChunkQueue queue = queues.computeIfAbsent(campaign.id(), _ -> new DueChunkQueue());
        if (queue.isReadDue(campaign, clock.instant())) {
            queue.read(campaign, chunks, clock.instant());
        }
        for (ChunkHeader header = queue.poll(); header != null; header = queue.poll()) {
            Optional<OwnedChunk> chunk = chunks.tryClaim(header);
            if (chunk.isPresent()) {
                return chunk.map(owned -> new ChunkAssignment(campaign, owned));
            }
        }
        return Optional.empty();
    }

    /** Claims a chunk of a cancelled campaign whose owner died, to release it: the campaign finishes once none is claimed. */
    private Optional<ChunkAssignment> takeOver(Campaign campaign) {
        try (Stream<ChunkHeader> openChunks = chunks.streamOpen(campaign.id())) {
            return openChunks
                    .filter(header -> header.claim().isOwned() && chunks.isClaimable(header))
                    .flatMap(header -> chunks.tryClaim(header).stream())
                    .map(owned -> new ChunkAssignment(campaign, owned))
                    .findFirst();
        }
    }
}
