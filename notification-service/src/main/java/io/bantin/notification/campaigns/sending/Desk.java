package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import org.springframework.stereotype.Component;

/** What every delivery works with. */
@Component
record Desk(
        Recipients recipients,
        Postman postman,
        Deferrals deferrals,
        Consequences consequences,
        Patience patience,
        Ticker ticker) {}
