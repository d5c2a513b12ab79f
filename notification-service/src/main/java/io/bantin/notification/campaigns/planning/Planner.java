package io.bantin.notification.campaigns.planning;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.crew.Duty;
import io.bantin.notification.crew.Shift;
import io.bantin.notification.subscriptions.Audience;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Update;

/** Cuts the audience of one open campaign after the other into chunks. */
class Planner implements Duty {

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Audience audience;
    private final Claims claims;
    private final Shift shift;
    private final TraceContext traces;
    private final String name;

    Planner(
            String name,
            Campaigns campaigns,
            Chunks chunks,
            Audience audience,
            Claims claims,
            Shift shift,
            TraceContext traces) {
        this.name = name;
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.audience = audience;
        this.claims = claims;
        this.shift = shift;
        this.traces = traces;
    }

    @Override
    public String name() {
        return name;
    }

    /** The process that heard the event plans; the others step in when it died, which takes seconds to see anyway. */
    @Override
    public Duration poll() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean perform() {
        Optional<Claimed<Campaign>> claimed = campaigns.open().stream()
                .filter(Planner::isToBePlanned)
                .flatMap(campaign -> claims.take(Campaign.class, campaign.id(), campaign.claim()).stream())
                .findFirst();
        claimed.ifPresent(mine -> traces.continuing(
                mine.document().traceparent(), "plan campaign", () -> plan(mine.document(), mine.claim())));
        return claimed.isPresent();
    }

    /** Cancelled ones too: their plan is closed, so that a planner that wakes later finds its end. */
    private static boolean isToBePlanned(Campaign campaign) {
        return campaign.plannedAt() == null && (campaign.isSendable() || campaign.isStopping());
    }

    private void plan(Campaign campaign, Claim claim) {
        try (claim) {
            Plan plan = new Plan(campaign, campaigns, chunks);
            while (!plan.isClosed() && !claim.isLost() && !shift.isOver()) {
                plan.goOn(audience, claim, shift::isOver, shift::ring);
            }
            if (plan.isClosed()) {
                campaigns.planned(campaign.id());
                shift.ring();
            }
            claim.release(new Update());
        }
    }
}
