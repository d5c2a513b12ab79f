package io.bantin.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where services are, and how long each is waited for.
 *
 * @param services the instances of each service; a host name stands for all addresses that it has
 * @param lookUpEvery pause between two look-ups of the services' host names
 * @param bench how long an instance that failed is asked last
 * @param breaker when a route is not even tried
 */
@ConfigurationProperties("bantin.gateway")
record RoutingProperties(
        Map<String, List<URI>> services, @DefaultValue("1s") Duration lookUpEvery, Duration bench, Breaker breaker) {

    /** Opens for {@code open} once {@code failureRate} percent of the last {@code calls} failed. */
    record Breaker(int calls, float failureRate, Duration open) {}
}
