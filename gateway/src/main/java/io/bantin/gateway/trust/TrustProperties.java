package io.bantin.gateway.trust;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The peers whose headers the gateway trusts.
 *
 * @param trustedProxies address blocks of the load balancers in front, whose {@code X-Forwarded-*} headers name the caller
 * @param portalCredential the secret of the portal. The calls of the portal have no limits, continue their trace, and name
 *     the reader
 */
@ConfigurationProperties("bantin.gateway")
record TrustProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("") String portalCredential) {}
