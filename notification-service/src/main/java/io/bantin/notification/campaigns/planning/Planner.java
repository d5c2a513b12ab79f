package io.bantin.notification.campaigns.planning;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import io.bantin.kit.claims.Ticker;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.BackgroundWorker;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.RoundRobin;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.AudienceQuery;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Update;

/** Plans open campaigns, one after another: cuts the audience of each into chunks. */
class Planner implements BackgroundWorker {

    private static final long TURN = Duration.ofSeconds(1).toNanos();

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final AudienceQuery audience;
    private final Claims claims;
    private final Ticker ticker;
    private final WorkSignals signals;
    private final TraceCarrier traces;
    private final String name;
    private String servedLast = "";

    Planner(
            String name,
            Campaigns campaigns,
            Chunks chunks,
            AudienceQuery audience,
            Claims claims,
            Ticker ticker,
            WorkSignals signals,
            TraceCarrier traces) {
        this.name = name;
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.audience = audience;
        this.claims = claims;
        this.ticker = ticker;
        this.signals = signals;
        this.traces = traces;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.PLANNING;
    }

    /** The process that received the event plans at once, by a signal. The others poll only to take over if it died. */
    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean perform() {
        Optional<Claimed<Campaign>> claimed = RoundRobin.after(servedLast, campaigns.findOpen())
                .filter(Planner::isToBePlanned)
                .flatMap(campaign -> claims.tryClaim(Campaign.class, campaign.id(), campaign.claim()).stream())
                .findFirst();
        claimed.ifPresent(mine -> traces.continuing(
                mine.document().origin().traceparent(), "plan campaign", () -> plan(mine.document(), mine.claim())));
        return claimed.isPresent();
    }

    /** The plan of a cancelled campaign is closed, too, so that a planner that was stalled finds its end. */
    private static boolean isToBePlanned(Campaign campaign) {
        return campaign.timeline().plannedAt() == null && (campaign.isSendable() || campaign.isBeingCancelled());
    }

    private void plan(Campaign campaign, Claim claim) {
        servedLast = campaign.id();
        try (claim) {
            PlanWriter plan = new PlanWriter(campaign, campaigns, chunks);
            Turn turn = new Turn(campaign);
            while (!plan.isClosed() && !claim.isLost() && !turn.isOver()) {
                plan.write(audience, claim, turn::isOver, turn::chunkWritten);
            }
            claim.release(plan.isClosed() ? campaigns.plannedUpdate() : new Update());
        }
    }

    private boolean isAnotherCampaignWaiting(Campaign served) {
        return campaigns.findOpen().stream()
                .anyMatch(other -> !other.id().equals(served.id())
                        && isToBePlanned(other)
                        && !other.claim().isOwned());
    }

    /** A turn ends when another campaign waits to be planned, so that it does not wait for an audience of millions. */
    private final class Turn {

        private final Campaign campaign;
        private long begun = ticker.nanos();
        private boolean hasWritten;

        Turn(Campaign campaign) {
            this.campaign = campaign;
        }

        /** Wakes one worker at the first chunk. A worker that has found work looks for more without a signal. */
        void chunkWritten() {
            if (!hasWritten) {
                signals.signal(WorkKind.SENDING);
            }
            hasWritten = true;
        }

        boolean isOver() {
            if (signals.isShutDown()) {
                return true;
            }
            if (!hasWritten || ticker.nanos() - begun < TURN) {
                return false;
            }
            begun = ticker.nanos();
            return isAnotherCampaignWaiting(campaign);
        }
    }
}
