package io.bantin.stack.testing;

import io.bantin.stack.mail.SmtpSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;

/** The stack of this JVM. The first test that needs it starts it; it ends with the JVM. */
public final class TestStack {

    /** Starts on first use. */
    private static final class Running {
        private static final Path DIRECTORY = newDirectory();
        private static final Infrastructure INFRASTRUCTURE = infrastructure();
        private static final SmtpSink SINK = SmtpSink.start(DIRECTORY.resolve("mail"), 0);
        private static final TestIssuer ISSUER = TestIssuer.start();

        private static Infrastructure infrastructure() {
            QuietLogs.now();
            return "containers".equals(System.getProperty("bantin.test.infrastructure"))
                    ? new ContainerInfrastructure()
                    : new EmbeddedInfrastructure(DIRECTORY);
        }

        private static Path newDirectory() {
            try {
                var directory = Files.createTempDirectory("bantin-stack");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(directory), "delete test stack"));
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException("No directory for the test stack", e);
            }
        }
    }

    private TestStack() {}

    /** The mail server, with the mails that arrived. Tests can make it misbehave. */
    public static SmtpSink smtp() {
        return Running.SINK;
    }

    /** Bootstrap servers of the broker. */
    public static String brokers() {
        return Running.INFRASTRUCTURE.brokers();
    }

    /** The connection string of one database. */
    public static String storeUri(String database) {
        return Running.INFRASTRUCTURE.storeUri(database);
    }

    /** Stops the broker; its records stay. */
    public static void stopBroker() {
        Running.INFRASTRUCTURE.stopBroker();
    }

    /** Starts the broker again on the same address. */
    public static void startBroker() {
        Running.INFRASTRUCTURE.startBroker();
    }

    /** Stops the store; its documents stay. */
    public static void stopStore() {
        Running.INFRASTRUCTURE.stopStore();
    }

    /** Starts the store again on the same address. */
    public static void startStore() {
        Running.INFRASTRUCTURE.startStore();
    }

    static TestIssuer issuer() {
        return Running.ISSUER;
    }

    static Map<String, String> properties(String database) {
        return QuietLogs.with(Map.of(
                "MONGODB_URI", storeUri(database),
                "KAFKA_BROKERS", brokers(),
                "SMTP_HOST", "localhost",
                "SMTP_PORT", String.valueOf(smtp().port()),
                "IDENTITY_ISSUER", issuer().issuer(),
                "IDENTITY_JWKS", issuer().jwks(),
                "SERVER_PORT", "0",
                "MANAGEMENT_PORT", "0"));
    }

    /** A broker whose files disappear halts its JVM with an error, which would fail a run whose tests have all passed. */
    private static void discard(Path directory) {
        Exit.setHaltProcedure((_, _) -> {});
        deleteAll(directory);
    }

    private static void deleteAll(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The broker may still be writing; the operating system cleans its temporary folder.
        }
    }
}
