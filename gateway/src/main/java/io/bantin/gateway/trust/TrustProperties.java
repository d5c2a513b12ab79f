package io.bantin.gateway.trust;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who outside is believed.
 *
 * @param trustedProxies blocks of addresses whose {@code X-Forwarded-*} say who the caller is: load balancers in front
 * @param portalCredential the secret of the portal: its calls are not limited, their trace goes on, and they say for
 *     which reader they are made
 */
@ConfigurationProperties("bantin.gateway")
record TrustProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("") String portalCredential) {}
