package io.bantin.notification.campaigns.planning;

import io.bantin.kit.claims.Claim;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The plan of one campaign as one planner writes it. The chunks stored are the only checkpoint, so that two planners, of
 * which one took over from the other too early, write the same plan.
 */
class CampaignPlan {

    /** Reading the next 500 of the audience does not take longer. */
    private static final Duration STEP = Duration.ofSeconds(30);

    /** Chunks that are planned at most after the campaign was cancelled; nobody in them is sent anything. */
    private static final int UNASKED = 10;

    private final Campaign campaign;
    private final Campaigns campaigns;
    private final Chunks chunks;
    private PlanPosition place = PlanPosition.START;
    private boolean closed;
    private int sinceAsked;
    private boolean cancelled;

    /** {@code campaign} as it was when it was claimed. */
    CampaignPlan(Campaign campaign, Campaigns campaigns, Chunks chunks) {
        this.campaign = campaign;
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.cancelled = campaign.isCancelled();
        chunks.last(campaign.id()).ifPresent(this::wentOnWith);
    }

    boolean isClosed() {
        return closed;
    }

    /** Writes chunks by one cursor over the audience, until the plan is closed or another planner's chunk is met. */
    void goOn(Audience audience, Claim claim, BooleanSupplier enough, Runnable written) {
        claim.allow(STEP);
        try (Stream<String> ids =
                audience.stream(place.lastId(), campaign.article().pathIds())) {
            Iterator<String> rest = ids.iterator();
            boolean alone = true;
            while (alone && !closed && !claim.isLost() && !enough.getAsBoolean()) {
                claim.allow(STEP);
                Chunk mine = Chunk.of(campaign.id(), place.number(), place.before(), next(rest));
                Chunk stored = chunks.insertOrRead(mine);
                wentOnWith(stored);
                written.run();
                // Where another planner saw others, the plan goes on after its last recipient, not after ours.
                alone = stored.ids().equals(mine.ids());
            }
        }
    }

    private void wentOnWith(Chunk chunk) {
        closed = chunk.closesPlan();
        place = PlanPosition.after(chunk);
    }

    /** Nobody when the audience is at its end or the campaign was cancelled: the chunk that closes the plan. */
    private List<String> next(Iterator<String> rest) {
        if (sinceAsked++ == UNASKED) {
            sinceAsked = 1;
            cancelled = campaigns.isCancelled(campaign.id());
        }
        List<String> next = new ArrayList<>(Chunk.SIZE);
        while (!cancelled && next.size() < Chunk.SIZE && rest.hasNext()) {
            next.add(rest.next());
        }
        return next;
    }
}
