package io.bantin.notification.campaigns.sending;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process sends.
 *
 * @param workers how many chunks it sends at once, each over a connection of its own
 * @param deferrals how long a deferred recipient waits after the first attempt, the second, and so on; then it has failed
 * @param reconnectAfter how long a chunk waits after the connection to the mail server failed
 * @param keepConnection how long a connection stays open without a mail
 * @param newsFor how long after the editor's decision a mail is still news; what would go out later is skipped
 */
@ConfigurationProperties("bantin.deliveries")
record DeliveryProperties(
        @DefaultValue("4") int workers,
        @DefaultValue({"1m", "5m", "15m", "1h", "3h", "6h"}) List<Duration> deferrals,
        @DefaultValue("2s") Duration reconnectAfter,
        @DefaultValue("30s") Duration keepConnection,
        @DefaultValue("24h") Duration newsFor) {}
