package io.bantin.gateway.outside;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who outside is believed.
 *
 * @param trustedProxies blocks of addresses whose {@code X-Forwarded-*} say who the caller is: load balancers in front
 * @param insiders blocks of addresses of our own processes (the portal): never limited, and their trace goes on
 */
@ConfigurationProperties("bantin.gateway")
record OutsideProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> insiders) {}
