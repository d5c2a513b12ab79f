package io.bantin.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where services are, and how long each is waited for.
 *
 * @param services the instances of each service
 * @param bench how long an instance that failed is asked last
 * @param breaker when a route is not even tried
 */
@ConfigurationProperties("bantin.gateway")
record RoutingProperties(Map<String, List<URI>> services, Duration bench, Breaker breaker) {

    /** Opens for {@code open} once {@code failureRate} percent of the last {@code calls} failed. */
    record Breaker(int calls, float failureRate, Duration open) {}
}
