package io.bantin.gateway.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a gateway that was told to stop hands its callers over.
 *
 * @param enabled false: it closes its port at once, and requests that are on their way to it fail
 * @param quiet it closes its port once no request came for this long
 * @param atMost it closes its port after this long in any case
 */
@ConfigurationProperties("bantin.drain")
record DrainProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration quiet,
        @DefaultValue("3s") Duration atMost) {}
