package io.bantin.notification.mail.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a mail is tried again.
 *
 * @param deferrals how long a deferred mail waits after the first attempt, the second, and so on; then it has failed
 * @param reconnectAfter how long the mails of a chunk, or a confirmation mail, wait after the connection to the mail server
 *     failed
 */
@ConfigurationProperties("bantin.deliveries")
record RetryProperties(
        @DefaultValue({"1m", "5m", "15m", "1h", "3h", "6h"}) List<Duration> deferrals,
        @DefaultValue("2s") Duration reconnectAfter) {}
