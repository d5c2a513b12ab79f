package io.bantin.notification.campaigns.planning;

import io.bantin.kit.claims.Claim;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.AudienceQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Writes the plan of one campaign. The stored chunks are the only checkpoint: of two planners at once, each continues after
 * the last stored chunk, so together they write one plan.
 */
class PlanWriter {

    /** The longest time that reading the next 500 recipients may take. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    /** At most so many chunks are planned after a cancellation; no mail of them is sent. */
    private static final int CHUNKS_PER_CHECK = 10;

    private final Campaign campaign;
    private final Campaigns campaigns;
    private final Chunks chunks;
    private PlanPosition position = PlanPosition.START;
    private boolean closed;
    private int sinceCheck;
    private boolean cancelled;

    /** {@code campaign} as it was when it was claimed. */
    PlanWriter(Campaign campaign, Campaigns campaigns, Chunks chunks) {
        this.campaign = campaign;
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.cancelled = campaign.isCancelled();
        chunks.last(campaign.id()).ifPresent(this::continueAfter);
    }

    boolean isClosed() {
        return closed;
    }

    /** Writes chunks from one cursor over the audience until the plan is closed or another planner stored a different chunk. */
    void write(AudienceQuery audience, Claim claim, BooleanSupplier isTurnOver, Runnable written) {
        claim.allowStep(READ_TIMEOUT);
        try (Stream<String> ids =
                audience.stream(position.lastId(), campaign.origin().article().pathIds())) {
            Iterator<String> rest = ids.iterator();
            boolean alone = true;
            while (alone && !closed && !claim.isLost() && !isTurnOver.getAsBoolean()) {
                claim.allowStep(READ_TIMEOUT);
                Chunk mine = Chunk.of(campaign.id(), position.number(), next(rest));
                Chunk stored = chunks.insertOrRead(mine);
                continueAfter(stored);
                written.run();
                // If another planner saw other recipients, the plan continues after its last recipient, not after ours.
                alone = stored.ids().equals(mine.ids());
            }
        }
    }

    private void continueAfter(Chunk chunk) {
        closed = chunk.closesPlan();
        position = PlanPosition.after(chunk);
    }

    /** The next recipients. None at the end of the audience or after a cancellation: an empty chunk closes the plan. */
    private List<String> next(Iterator<String> rest) {
        if (sinceCheck++ == CHUNKS_PER_CHECK) {
            sinceCheck = 1;
            cancelled = campaigns.isCancelled(campaign.id());
        }
        List<String> next = new ArrayList<>(Chunk.MAX_SIZE);
        while (!cancelled && next.size() < Chunk.MAX_SIZE && rest.hasNext()) {
            next.add(rest.next());
        }
        return next;
    }
}
