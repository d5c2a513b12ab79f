package io.bantin.gateway.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider whose tokens the gateway accepts.
 *
 * @param issuer the issuer in tokens, as the browser sees it
 * @param jwks the address of its keys
 * @param audience the audience that a token must name
 */
@ConfigurationProperties("bantin.identity")
record IdentityProperties(
        String issuer, String jwks, @DefaultValue("bantin") String audience) {}
