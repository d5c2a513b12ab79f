package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Turns;
import io.bantin.notification.campaigns.ledger.ChunkHead;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.crew.Shift;
import io.bantin.notification.crew.Work;
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
class Rounds {

    /** Several workers that look for work at the same moment share one answer. */
    private static final Duration SHARED_FOR = Duration.ofMillis(50);

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final BlockedCampaigns blocked;
    private final Shift shift;
    private final Clock clock;
    private final Map<String, Look> looks = new HashMap<>();
    private List<Campaign> open = List.of();
    private Instant openReadAt = Instant.EPOCH;
    private long openReadAtRing = -1;

    Rounds(Campaigns campaigns, Chunks chunks, BlockedCampaigns blocked, Shift shift, Clock clock) {
        this.campaigns = campaigns;
        this.blocked = blocked;
        this.chunks = chunks;
        this.shift = shift;
        this.clock = clock;
    }

    /** Claims the next chunk with something due, beginning with the campaign after the one that was served last. */
    synchronized Optional<Assignment> next(String servedLast) {
        readOpen();
        return Turns.after(servedLast, open)
                .flatMap(campaign -> take(campaign).stream())
                .findFirst();
    }

    private void readOpen() {
        long ring = shift.rings(Work.SENDING);
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
        Look look = looks.get(campaign.id());
        if (look != null) {
            look.isOutdated();
        }
    }

    private Optional<Assignment> take(Campaign campaign) {
        if (campaign.isStopping()) {
            return takeover(campaign);
        }
        return campaign.isSendable() ? nextOf(campaign) : Optional.empty();
    }

    private Optional<Assignment> nextOf(Campaign campaign) {
        Look look = looks.computeIfAbsent(campaign.id(), _ -> new Look());
        if (look.isWorthwhile(campaign, clock.instant())) {
            look.at(campaign, chunks, clock.instant());
        }
        for (ChunkHead head = look.next(); head != null; head = look.next()) {
            var chunk = chunks.take(head);
            if (chunk.isPresent()) {
                return chunk.map(mine -> new Assignment(campaign, mine));
            }
        }
        return Optional.empty();
    }

    /** In a cancelled campaign only what a dead owner holds: it is taken to be let go. */
    private Optional<Assignment> takeover(Campaign campaign) {
        try (Stream<ChunkHead> open = chunks.open(campaign.id())) {
            return open.filter(head -> head.claim().isOwned() && chunks.isTakeable(head))
                    .flatMap(head -> chunks.take(head).stream())
                    .map(mine -> new Assignment(campaign, mine))
                    .findFirst();
        }
    }
}
