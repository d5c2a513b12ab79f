package io.bantin.notification.campaigns.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param ledgers how long after its end the deliveries of a campaign can be searched; its counts are never removed
 */
@ConfigurationProperties("bantin.retention")
record RetentionProperties(@DefaultValue("90d") Duration ledgers) {}
