package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.ledger.Bounces;
import io.bantin.notification.campaigns.ledger.NotedBounce;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a refusal means beyond the one delivery. */
@Component
class RefusalRules {

    private static final Logger log = LoggerFactory.getLogger(RefusalRules.class);

    private final Suppressions suppressions;
    private final Bounces bounces;
    private final BounceEffects effects;
    private final Campaigns campaigns;
    private final CampaignStatusCache statuses;
    private final MeterRegistry meters;

    RefusalRules(
            Suppressions suppressions,
            Bounces bounces,
            BounceEffects effects,
            Campaigns campaigns,
            CampaignStatusCache statuses,
            MeterRegistry meters) {
        this.suppressions = suppressions;
        this.bounces = bounces;
        this.effects = effects;
        this.campaigns = campaigns;
        this.statuses = statuses;
        this.meters = meters;
    }

    /** What was noted in this campaign and has not taken effect. */
    List<NotedBounce> bounces(String campaignId) {
        return bounces.of(campaignId);
    }

    /** A later mail was accepted, so the refusal was about the address. */
    void takeEffect(NotedBounce noted) {
        effects.takeEffect(noted);
    }

    /** A mail arrived, so the refusals before meant something else. */
    void clearStrikes(String subscriberId) {
        suppressions.clearStrikes(subscriberId);
    }

    /** Everybody is refused: an operator has to look at it. */
    void pause(Campaign campaign, int selfPauses, String reply) {
        if (campaigns.pauseItself(
                campaign.id(), selfPauses, "Too many deliveries in a row were refused, the last with: " + reply)) {
            meters.counter("bantin.campaigns.paused").increment();
            log.error("Campaign {} is paused: too many deliveries in a row were refused: {}", campaign.id(), reply);
        }
        statuses.forget(campaign.id());
    }
}
