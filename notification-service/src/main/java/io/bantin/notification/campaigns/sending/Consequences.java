package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.subscriptions.Audience;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a refusal means beyond the one delivery. */
@Component
class Consequences {

    private static final Logger log = LoggerFactory.getLogger(Consequences.class);

    private final Audience audience;
    private final Campaigns campaigns;
    private final Permits permits;
    private final MeterRegistry meters;

    Consequences(Audience audience, Campaigns campaigns, Permits permits, MeterRegistry meters) {
        this.audience = audience;
        this.campaigns = campaigns;
        this.permits = permits;
        this.meters = meters;
    }

    /** There is no such address: it gets nothing more. */
    void suppress(String subscriberId, String reply) {
        audience.suppress(subscriberId, reply);
    }

    /** Everybody is refused: an operator has to look at it. */
    void pause(Campaign campaign, String reply) {
        if (campaigns.pause(campaign.id(), "Too many deliveries in a row were refused, the last with: " + reply)) {
            permits.forget(campaign.id());
            meters.counter("bantin.campaigns.paused").increment();
            log.error("Campaign {} is paused: too many deliveries in a row were refused: {}", campaign.id(), reply);
        }
    }
}
