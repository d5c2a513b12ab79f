package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.ChunkHead;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives out the chunks to this process's workers: one of each open campaign in turn, so that a campaign of ten never waits
 * for one of a million.
 */
@Component
class Rounds {

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Clock clock;
    private final Map<String, Look> looks = new HashMap<>();

    Rounds(Campaigns campaigns, Chunks chunks, Clock clock) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.clock = clock;
    }

    /** Claims the next chunk with something due, beginning with the campaign after the one that was served last. */
    synchronized Optional<Assignment> next(String servedLast) {
        List<Campaign> open = campaigns.open();
        looks.keySet().retainAll(open.stream().map(Campaign::id).collect(Collectors.toSet()));
        return open.stream()
                .sorted(Comparator.comparing(
                                (Campaign campaign) -> campaign.id().compareTo(servedLast) <= 0)
                        .thenComparing(Campaign::id))
                .flatMap(campaign -> take(campaign).stream())
                .findFirst();
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
