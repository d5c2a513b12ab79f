package io.bantin.stack.identity;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the identity provider keeps its key, and whom it sends people back to.
 *
 * @param furtherHosts names, each with its port, that the provider answers to besides the loopback's
 */
@ConfigurationProperties("bantin.identity")
record IdentityProperties(
        Path directory, String gatewayUrl, @DefaultValue List<String> furtherHosts) {}
