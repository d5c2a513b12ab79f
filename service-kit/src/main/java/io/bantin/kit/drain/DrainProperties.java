package io.bantin.kit.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an instance stays reachable after it was told to stop.
 *
 * @param enabled if false, the instance closes its port at once, and requests in flight fail
 * @param quiet the instance closes its port after this long without a request
 * @param atMost the instance closes its port after this long in any case
 */
@ConfigurationProperties("bantin.drain")
record DrainProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration quiet,
        @DefaultValue("3s") Duration atMost) {}
