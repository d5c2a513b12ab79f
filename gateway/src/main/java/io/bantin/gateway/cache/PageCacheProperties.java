package io.bantin.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the stored pages. The ages count from the request to the portal. The second one stays below the second that the
 * portal allows shared caches.
 *
 * @param memory maximum size of all stored pages
 * @param largest maximum size of one stored page; a larger one goes to the portal with each request
 * @param freshFor age up to which a stored page answers
 * @param staleFor age up to which it answers while one request renews it
 * @param keptFor age up to which it answers if no portal does
 * @param renewedWithin maximum time from the request to the portal to the end of the answer
 */
@ConfigurationProperties("bantin.gateway.pages")
record PageCacheProperties(
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("1MB") DataSize largest,
        @DefaultValue("400ms") Duration freshFor,
        @DefaultValue("800ms") Duration staleFor,
        @DefaultValue("1h") Duration keptFor,
        @DefaultValue("15s") Duration renewedWithin) {}
