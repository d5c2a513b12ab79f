package io.bantin.notification.campaigns.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param ledgers how long after its end it can be said of a campaign who got it, and how; its counts are kept for ever
 */
@ConfigurationProperties("bantin.retention")
record RetentionProperties(@DefaultValue("90d") Duration ledgers) {}
