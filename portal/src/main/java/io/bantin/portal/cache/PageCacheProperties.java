package io.bantin.portal.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the page cache.
 *
 * @param memory maximum size of all cached pages
 * @param revalidateAfter age at which a cached page is rendered again without an event
 * @param patience how long a reader waits for that render before the stale page is served
 * @param pause minimum time between two renders of one page that events cause
 * @param retryAfter delay before the next render after a failed one
 */
@ConfigurationProperties("bantin.pages")
record PageCacheProperties(
        @DefaultValue("48MB") DataSize memory,
        @DefaultValue("30s") Duration revalidateAfter,
        @DefaultValue("250ms") Duration patience,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("1s") Duration retryAfter) {}
