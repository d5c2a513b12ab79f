package io.bantin.local.launch;

import io.bantin.local.plan.Instance;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment variables of a process: addresses, ports and files. */
final class Environment {

    /** The roles that the gateway routes to. */
    private static final Set<ProcessKind> BEHIND_THE_GATEWAY = Set.of(
            ProcessKind.ARTICLE_SERVICE,
            ProcessKind.CATEGORY_SERVICE,
            ProcessKind.NOTIFICATION_SERVICE,
            ProcessKind.PORTAL);

    private Environment() {}

    static Map<String, String> of(Instance instance, UpOptions options) {
        if (instance.role() == ProcessKind.STACK) {
            return Map.of();
        }
        var ports = options.ports();
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", String.valueOf(ports.of(instance)));
        environment.put("MANAGEMENT_PORT", String.valueOf(ports.managementOf(instance)));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        // Only the gateway may be reachable from other machines.
        environment.put(
                "SERVER_ADDRESS",
                instance.role() == ProcessKind.GATEWAY ? options.listen().host() : "127.0.0.1");
        environment.put("KAFKA_BROKERS", ports.brokers());
        environment.put("IDENTITY_ISSUER", ports.identityUrl());
        environment.put("IDENTITY_JWKS", ports.identityUrl() + "/oauth2/jwks");
        environment.put("PUBLIC_URL", options.gatewayUrl());
        environment.put("GATEWAY_URL", options.gatewayUrl());
        environment.put("GATEWAY_OTHER_URLS", ports.urlsOfFurther(ProcessKind.GATEWAY));
        environment.put("SMTP_HOST", options.smtp().host());
        environment.put("SMTP_PORT", String.valueOf(options.smtp().port()));
        if (instance.role().hasDatabase()) {
            var database = instance.role().label().replace("-service", "");
            environment.put("MONGODB_URI", "mongodb://localhost:%d/%s".formatted(ports.store(), database));
        }
        if (instance.role() == ProcessKind.NOTIFICATION_SERVICE) {
            environment.put(
                    "SUBSCRIPTIONS_SECRET_FILE",
                    options.data()
                            .toAbsolutePath()
                            .resolve("secrets/subscriptions.key")
                            .toString());
        }
        if (instance.role() == ProcessKind.GATEWAY || instance.role() == ProcessKind.PORTAL) {
            environment.put("PORTAL_CREDENTIAL", PortalCredential.in(options.data()));
        }
        if (instance.role() == ProcessKind.GATEWAY && options.listen().address().isLoopbackAddress()) {
            // All callers on this machine share one address.
            environment.put("GATEWAY_REQUESTS_PER_SECOND", "50000");
            environment.put("GATEWAY_REQUESTS_BURST", "100000");
        }
        for (var role : BEHIND_THE_GATEWAY) {
            environment.put(role.name() + "_URLS", ports.urlsOf(role));
        }
        return environment;
    }
}
