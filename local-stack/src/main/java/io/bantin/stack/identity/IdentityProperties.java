package io.bantin.stack.identity;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the identity provider.
 *
 * @param directory the folder of its key
 * @param gatewayUrl the address to which it redirects people after they signed in
 * @param furtherHosts host names with port that it accepts besides those of the loopback
 */
@ConfigurationProperties("bantin.identity")
record IdentityProperties(
        Path directory, String gatewayUrl, @DefaultValue List<String> furtherHosts) {}
