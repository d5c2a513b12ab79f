package io.bantin.gateway.instances;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The addresses of the services.
 *
 * @param services the instances of each service; a host name stands for all its addresses
 * @param lookUpEvery pause between two look-ups of the services' host names
 * @param exclusion how long an instance that failed or drains gets requests only if no other instance is left
 */
@ConfigurationProperties("bantin.gateway")
record InstanceProperties(
        Map<String, List<URI>> services, @DefaultValue("1s") Duration lookUpEvery, Duration exclusion) {}
