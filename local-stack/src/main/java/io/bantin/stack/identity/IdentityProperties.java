package io.bantin.stack.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the identity provider keeps its key, and whom it sends people back to. */
@ConfigurationProperties("bantin.identity")
record IdentityProperties(Path directory, String gatewayUrl) {}
