package io.bantin.notification.campaigns.scheduling;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The due chunks of one campaign, as this process last read them, and the time to read them again. That time is late if all
 * recipients are deferred: hundreds of campaigns may wait for hours.
 */
final class DueChunkQueue {

    private static final int MAX_CHUNKS = 64;
    private static final Duration TAKEOVER_CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(30);

    private final Deque<ChunkHeader> due = new ArrayDeque<>();
    private Instant readAt = Instant.MIN;
    private Instant nextReadAt = Instant.MIN;
    private @Nullable Campaign campaignAtRead;

    /** Removes and returns the first chunk. */
    @Nullable
    ChunkHeader poll() {
        return due.poll();
    }

    /**
     * Whether the chunks are to be read now: the queue is empty, and a recipient is due, the plan still grows, the campaign was
     * reopened, or the clock was set back.
     */
    boolean isReadDue(Campaign campaign, Instant now) {
        Campaign before = campaignAtRead;
        boolean mayHaveChanged = before == null
                || before.timeline().plannedAt() == null
                || campaign.ledger().reopens() != before.ledger().reopens()
                || now.isBefore(readAt)
                || !now.isBefore(nextReadAt);
        return due.isEmpty() && mayHaveChanged;
    }

    /** Reads the chunks again at the next call, because one has changed. */
    void invalidate() {
        nextReadAt = Instant.MIN;
    }

    void read(Campaign campaign, Chunks chunks, Instant now) {
        campaignAtRead = campaign;
        readAt = now;
        nextReadAt = now.plus(MAX_INTERVAL);
        try (Stream<ChunkHeader> open = chunks.streamOpen(campaign.id())) {
            for (Iterator<ChunkHeader> headers = open.iterator(); headers.hasNext() && due.size() < MAX_CHUNKS; ) {
                add(headers.next(), chunks, now);
            }
        }
    }

    private void add(ChunkHeader chunk, Chunks chunks, Instant now) {
        if (!chunk.claim().isOwned() && chunk.isSettled()) {
            chunks.clearOpenHint(chunk); // Its owner died between the last mark and closing it.
        } else if (!chunks.isClaimable(chunk)) {
            readAgainAt(now.plus(TAKEOVER_CHECK_INTERVAL));
        } else if (chunk.isDue(now)) {
            due.add(chunk);
            readAgainAt(now);
        } else {
            readAgainAt(chunk.dueAt());
        }
    }

    private void readAgainAt(Instant at) {
        nextReadAt = at.isBefore(nextReadAt) ? at : nextReadAt;
    }
}
