package io.bantin.notification.campaigns.sending;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process sends.
 *
 * @param workers how many chunks it sends at once, each over a connection of its own
 * @param keepConnection how long a connection stays open without a mail
 * @param newsFor how long after the editor's decision a mail is still news; what would go out later is skipped
 */
@ConfigurationProperties("bantin.deliveries")
record DeliveryProperties(
        @DefaultValue("4") int workers,
        @DefaultValue("30s") Duration keepConnection,
        @DefaultValue("24h") Duration newsFor) {}
