package io.bantin.stack;

import io.bantin.stack.broker.EmbeddedBroker;
import io.bantin.stack.identity.IdentityProvider;
import io.bantin.stack.mail.SmtpSink;
import io.bantin.stack.store.EmbeddedStore;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs single parts of the stack as stand-ins for Kafka, MongoDB, a mail server and an identity provider, each on the usual
 * port. So a Compose file runs where their images cannot be pulled.
 */
public final class StandInMain {

    private static final int BROKER = 9092;
    private static final int STORE = 27017;
    private static final int SMTP = 1025;
    private static final int IDENTITY = 8080;

    private StandInMain() {}

    public static void main(String... parts) throws Exception {
        System.setProperty("logback.configurationFile", "io/bantin/stack/stack-logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        if (parts.length == 0) {
            System.err.println("Name one or more parts: broker, store, mail, identity.");
            System.exit(2);
        }
        var data = Path.of(variable("STAND_IN_DATA", "/data"));
        var allAddresses = InetAddress.ofLiteral("0.0.0.0");
        List<AutoCloseable> running = new ArrayList<>();
        try {
            for (var part : parts) {
                running.add(start(part, data, allAddresses));
                System.out.println("UP " + part);
            }
        } catch (RuntimeException e) {
            System.err.println("Cannot start %s: %s.".formatted(String.join(", ", parts), rootOf(e)));
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(StandInMain::close), "stop"));
        // Testcontainers waits for this line before it uses a MongoDB.
        System.out.println("Waiting for connections");
        Thread.currentThread().join();
    }

    private static AutoCloseable start(String part, Path data, InetAddress allAddresses) {
        return switch (part) {
            case "broker" ->
                EmbeddedBroker.startAs(
                        variable("STAND_IN_BROKER_HOST", "kafka"),
                        variable("STAND_IN_BROKER_LOCAL", "localhost:8172"),
                        data.resolve("kafka"),
                        BROKER,
                        BROKER + 1);
            case "store" -> EmbeddedStore.inFile(data.resolve("store/documents.mv"), allAddresses, STORE);
            case "mail" -> SmtpSink.start(data.resolve("mail"), allAddresses, SMTP);
            case "identity" -> {
                var issuer = variable("STAND_IN_ISSUER", "http://localhost:8170");
                yield IdentityProvider.startAs(
                        issuer,
                        List.of(URI.create(issuer).getAuthority(), variable("STAND_IN_HOST", "keycloak:" + IDENTITY)),
                        data.resolve("identity"),
                        IDENTITY,
                        variable("PUBLIC_URL", "http://localhost:8080"));
            }
            default -> throw new IllegalArgumentException("there is no part " + part);
        };
    }

    private static String variable(String name, String defaultValue) {
        return System.getenv().getOrDefault(name, defaultValue);
    }

    private static String rootOf(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("Stopping: " + e);
        }
    }
}
