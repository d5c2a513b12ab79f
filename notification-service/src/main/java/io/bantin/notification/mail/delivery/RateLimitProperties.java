package io.bantin.notification.mail.delivery;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rate limits of this process; each instance has its own. Zero means no limit.
 *
 * @param perMinute mails in all, confirmation mails included
 * @param perDomainMinute mails to one receiving domain
 * @param domains other limits for some domains, in place of {@code perDomainMinute}
 * @param restForBrokenDomain how long a domain gets no mail after its mail system was found to be down
 */
@ConfigurationProperties("bantin.pacing")
record RateLimitProperties(
        @DefaultValue("0") int perMinute,
        @DefaultValue("0") int perDomainMinute,
        @DefaultValue Map<String, Integer> domains,
        @DefaultValue("1m") Duration restForBrokenDomain) {

    int perMinuteTo(String domain) {
        return domains.getOrDefault(domain, perDomainMinute);
    }
}
