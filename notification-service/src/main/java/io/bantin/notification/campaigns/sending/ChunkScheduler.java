package io.bantin.notification.campaigns.sending;

import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.RoundRobin;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
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
 * Gives out the chunks to this process's workers: one of each open campaign in turn, so that a campaign of ten never waits
 * for one of a million.
 */
@Component
class ChunkScheduler {

    /** Several workers that look for work at the same moment share one answer. */
    private static final Duration SHARED_FOR = Duration.ofMillis(50);

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final BlockedCampaigns blocked;
    private final WorkSignals signals;
    private final Clock clock;
    private final Map<String, OpenChunks> looks = new HashMap<>();
    private List<Campaign> open = List.of();
    private Instant openReadAt = Instant.EPOCH;
    private long openReadAtRing = -1;

    ChunkScheduler(Campaigns campaigns, Chunks chunks, BlockedCampaigns blocked, WorkSignals signals, Clock clock) {
        this.campaigns = campaigns;
        this.blocked = blocked;
        this.chunks = chunks;
        this.signals = signals;
        this.clock = clock;
    }

    /** Claims the next chunk with something due, beginning with the campaign after the one that was served last. */
    synchronized Optional<ClaimedChunk> next(String servedLast) {
        readOpen();
        return RoundRobin.after(servedLast, open)
                .flatMap(campaign -> take(campaign).stream())
                .findFirst();
    }

    private void readOpen() {
        long ring = signals.count(WorkKind.SENDING);
        Instant now = clock.instant();
        if (ring != openReadAtRing || now.isAfter(openReadAt.plus(SHARED_FOR)) || now.isBefore(openReadAt)) {
            try {
                open = campaigns.open();
            } catch (DataAccessException outage) {
                blocked.storeAway(open, outage);
                throw outage;
            }
            blocked.observe(open);
            openReadAt = now;
            openReadAtRing = ring;
            looks.keySet().retainAll(open.stream().map(Campaign::id).collect(Collectors.toSet()));
        }
    }

    /** A chunk of this campaign was let go, perhaps with somebody due soon. */
    synchronized void worked(Campaign campaign) {
        OpenChunks look = looks.get(campaign.id());
        if (look != null) {
            look.isOutdated();
        }
    }

    private Optional<ClaimedChunk> take(Campaign campaign) {
        if (campaign.isStopping()) {
            return takeover(campaign);
        }
        return campaign.isSendable() ? nextOf(campaign) : Optional.empty();
    }

    private Optional<ClaimedChunk> nextOf(Campaign campaign) {
        OpenChunks look = looks.computeIfAbsent(campaign.id(), _ -> new OpenChunks());
        if (look.isWorthwhile(campaign, clock.instant())) {
            look.at(campaign, chunks, clock.instant());
        }
        for (ChunkHeader head = look.next(); head != null; head = look.next()) {
            var chunk = chunks.take(head);
            if (chunk.isPresent()) {
                return chunk.map(mine -> new ClaimedChunk(campaign, mine));
            }
        }
        return Optional.empty();
    }

    /** In a cancelled campaign only what a dead owner holds: it is taken to be let go. */
    private Optional<ClaimedChunk> takeover(Campaign campaign) {
        try (Stream<ChunkHeader> open = chunks.open(campaign.id())) {
            return open.filter(head -> head.claim().isOwned() && chunks.isTakeable(head))
                    .flatMap(head -> chunks.take(head).stream())
                    .map(mine -> new ClaimedChunk(campaign, mine))
                    .findFirst();
        }
    }
}
