package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.pacing.Pace;
import org.springframework.stereotype.Component;

/** What every delivery works with. */
@Component
record Desk(
        Recipients recipients,
        Postman postman,
        Pace pace,
        Deferrals deferrals,
        Consequences consequences,
        Patience patience,
        BlockedCampaigns blocked,
        Ticker ticker) {}
