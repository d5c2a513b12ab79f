package io.bantin.stack.identity;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Issues tokens in the local system, which has one demo account for each role. */
public final class IdentityProvider implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private IdentityProvider(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts with the key in this directory; {@code /health} reports the whole stack. */
    public static IdentityProvider start(Path directory, int port, String gatewayUrl, StackHealth health) {
        return start(settings(directory, port, gatewayUrl), health);
    }

    /** The same for other machines: tokens name the issuer as browsers see it, and services use the other host names. */
    public static IdentityProvider startAs(
            String issuer, List<String> hosts, Path directory, int port, String gatewayUrl) {
        var settings = new HashMap<>(settings(directory, port, gatewayUrl));
        settings.put("server.address", "0.0.0.0");
        settings.put("spring.security.oauth2.authorizationserver.issuer", issuer);
        settings.put("bantin.identity.further-hosts", String.join(",", hosts));
        return start(settings, Map::of);
    }

    private static Map<String, Object> settings(Path directory, int port, String gatewayUrl) {
        return Map.ofEntries(
                // A service's application.yml on the same class path is none of its business.
                Map.entry("spring.config.name", "identity-provider"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", port),
                Map.entry("server.tomcat.threads.max", 8),
                Map.entry("server.tomcat.threads.min-spare", 1),
                Map.entry("server.shutdown", "immediate"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.main.lazy-initialization", true),
                Map.entry("spring.main.register-shutdown-hook", false),
                Map.entry("spring.security.oauth2.authorizationserver.issuer", "http://localhost:" + port),
                Map.entry("bantin.identity.directory", directory.toString()),
                Map.entry("bantin.identity.gateway-url", gatewayUrl));
    }

    private static IdentityProvider start(Map<String, Object> settings, StackHealth health) {
        var context = new SpringApplicationBuilder(IdentityConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .properties(settings)
                .initializers(starting ->
                        ((GenericApplicationContext) starting).registerBean(StackHealth.class, () -> health))
                .run();
        return new IdentityProvider(context);
    }

    @Override
    public void close() {
        context.close();
    }
}
