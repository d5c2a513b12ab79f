package io.bantin.gateway.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count.
 *
 * @param issuer the issuer as the browser sees it
 * @param jwks where its keys are fetched
 * @param audience whom a token must be meant for
 */
@ConfigurationProperties("bantin.identity")
record IdentityProperties(
        String issuer, String jwks, @DefaultValue("bantin") String audience) {}
