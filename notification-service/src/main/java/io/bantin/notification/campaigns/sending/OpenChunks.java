package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one process saw in a campaign's chunks, and when it should look again: a campaign may wait for hours for its deferred
 * recipients, and hundreds of them may.
 */
final class OpenChunks {

    /** So many chunks are looked up at once. */
    private static final int AHEAD = 64;

    private static final int REST_WHEN_OWNED = 1;
    private static final int LONGEST_REST = 30;

    private final Deque<ChunkHeader> ahead = new ArrayDeque<>();
    private Instant looked = Instant.MIN;
    private Instant again = Instant.MIN;
    private @Nullable Campaign seen;

    /** Takes the first of the chunks ahead off. */
    @Nullable
    ChunkHeader next() {
        return ahead.poll();
    }

    /**
     * A plan that grows is looked at each time; else when somebody is due, or something happened to the campaign, or to the
     * clock.
     */
    boolean isWorthwhile(Campaign campaign, Instant now) {
        boolean changed = seen == null
                || seen.plannedAt() == null
                || campaign.reopens() != seen.reopens()
                || now.isBefore(looked)
                || !now.isBefore(again);
        return ahead.isEmpty() && changed;
    }

    /** One of its chunks was worked on since. */
    void isOutdated() {
        again = Instant.MIN;
    }

    void at(Campaign campaign, Chunks chunks, Instant now) {
        seen = campaign;
        looked = now;
        again = now.plusSeconds(LONGEST_REST);
        try (Stream<ChunkHeader> open = chunks.open(campaign.id())) {
            for (Iterator<ChunkHeader> heads = open.iterator(); heads.hasNext() && ahead.size() < AHEAD; ) {
                see(heads.next(), chunks, now);
            }
        }
    }

    private void see(ChunkHeader head, Chunks chunks, Instant now) {
        if (!head.claim().isOwned() && head.isSettled()) {
            chunks.close(head); // Its owner died between its last mark and this.
        } else if (!chunks.isTakeable(head)) {
            lookAgain(now.plusSeconds(REST_WHEN_OWNED));
        } else if (head.isDue(now)) {
            ahead.add(head);
            lookAgain(now);
        } else {
            lookAgain(head.dueAt());
        }
    }

    private void lookAgain(Instant at) {
        again = at.isBefore(again) ? at : again;
    }
}
