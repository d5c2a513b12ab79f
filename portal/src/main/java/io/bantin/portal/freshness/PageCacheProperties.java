package io.bantin.portal.freshness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How pages are kept.
 *
 * @param memory what all kept pages may take
 * @param revalidateAfter age at which a kept page is rendered anew even though no event spoke of it
 * @param patience how long a reader waits for that before the kept page is served
 * @param pause least time between two renders of one page because of events
 * @param retryAfter how long the services are left alone after a failed render
 */
@ConfigurationProperties("bantin.pages")
record PageCacheProperties(
        @DefaultValue("48MB") DataSize memory,
        @DefaultValue("30s") Duration revalidateAfter,
        @DefaultValue("250ms") Duration patience,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("1s") Duration retryAfter) {}
