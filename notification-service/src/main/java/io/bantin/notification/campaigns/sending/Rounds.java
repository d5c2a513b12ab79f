package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.crew.Shift;
import io.bantin.notification.campaigns.ledger.ChunkHead;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives out the chunks of this process's workers: one of each open campaign in turn, so that a campaign of ten never waits
 * for one of a million.
 */
@Component
class Rounds {

    /** So many chunks are looked up at once. */
    private static final int AHEAD = 64;

    /** A campaign in which nothing was due is looked at again after as many times what the look took. */
    private static final int REST = 20;

    private static final long LONGEST_REST = 1_000_000_000L;

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Shift shift;
    private final Clock clock;
    private final Ticker ticker;
    private final Map<String, Look> looks = new HashMap<>();

    Rounds(Campaigns campaigns, Chunks chunks, Shift shift, Clock clock, Ticker ticker) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.shift = shift;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Claims the next chunk with something due, beginning with the campaign after the one that was served last. */
    synchronized Optional<Assignment> next(String servedLast) {
        List<Campaign> open = campaigns.open();
        forgetAllBut(open);
        return open.stream()
                .sorted(Comparator.comparing(
                                (Campaign campaign) -> campaign.id().compareTo(servedLast) <= 0)
                        .thenComparing(Campaign::id))
                .flatMap(campaign -> take(campaign).stream())
                .findFirst();
    }

    private Optional<Assignment> take(Campaign campaign) {
        if (campaign.isStopping()) {
            return takeover(campaign);
        }
        return campaign.isSendable() ? nextOf(campaign) : Optional.empty();
    }

    private Optional<Assignment> nextOf(Campaign campaign) {
        Look look = looks.computeIfAbsent(campaign.id(), _ -> new Look());
        if (look.ahead.isEmpty() && look.isWorthwhile()) {
            look.at(campaign);
        }
        for (ChunkHead head = look.ahead.poll(); head != null; head = look.ahead.poll()) {
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

    private void forgetAllBut(List<Campaign> open) {
        Set<String> ids = open.stream().map(Campaign::id).collect(Collectors.toSet());
        looks.keySet().retainAll(ids);
    }

    /** What the last look at a campaign's chunks found. */
    private final class Look {

        private final Deque<ChunkHead> ahead = new ArrayDeque<>();
        private long restsUntil;
        private long rings = -1;

        /** Looking at thousands of deferred chunks ten times a second would cost more than sending. */
        boolean isWorthwhile() {
            return rings != shift.rings() || ticker.nanos() - restsUntil >= 0;
        }

        void at(Campaign campaign) {
            rings = shift.rings();
            long begun = ticker.nanos();
            Instant now = clock.instant();
            try (Stream<ChunkHead> open = chunks.open(campaign.id())) {
                open.filter(head -> isTakeable(head, now)).limit(AHEAD).forEach(ahead::add);
            }
            long ended = ticker.nanos();
            restsUntil = ended + Math.min((ended - begun) * REST, LONGEST_REST);
        }

        private boolean isTakeable(ChunkHead head, Instant now) {
            if (!head.claim().isOwned() && head.isSettled()) {
                chunks.close(head); // Its owner died between the last mark and this.
                return false;
            }
            boolean takeable = chunks.isTakeable(head);
            return takeable && head.isDue(now);
        }
    }
}
