package io.bantin.journeys;

import static org.awaitility.Awaitility.await;

import io.bantin.local.running.FreePorts;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import io.bantin.stack.mail.SpoolReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the system of docker-compose.yml with the stand-ins, as a separate Compose project. */
final class Compose implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration BUILD = Duration.ofMinutes(25);
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration SOON = Duration.ofMinutes(2);

    /** The output and the exit code of a command. */
    record Outcome(int status, String said) {

        String orThrow() {
            if (status != 0) {
                throw new AssertionError("A command ended with %d:\n%s".formatted(status, said));
            }
            return said;
        }
    }

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;
    private final int port;

    private Compose(List<String> command, Path folder, int base) {
        this.command = command;
        this.folder = folder;
        this.port = base;
        this.environment = Map.of(
                "COMPOSE_PROJECT_NAME",
                "bantin-containers-up",
                "GATEWAY_PORT",
                String.valueOf(base),
                "PUBLIC_URL",
                "http://localhost:" + base,
                "MAILPIT_PORT",
                String.valueOf(base + 25),
                "KEYCLOAK_PORT",
                String.valueOf(base + 90));
    }

    /** Finds Compose 2 or the older program; empty if neither exists or no Docker engine answers. */
    static Optional<Compose> onThisMachine() {
        if (!succeeds("docker", "version")) {
            return Optional.empty();
        }
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(command -> succeeds(with(command, "version").toArray(String[]::new)))
                .findFirst()
                .map(Compose::with);
    }

    private static Compose with(List<String> command) {
        try {
            var folder =
                    Files.createDirectories(Path.of("target", "containers-up").toAbsolutePath());
            var mails = Files.createDirectories(folder.resolve("mails"));
            Files.setPosixFilePermissions(mails, PosixFilePermissions.fromString("rwxrwxrwx"));
            // The folder of mails is on the host, where this test can read it.
            Files.writeString(
                    folder.resolve("test.yml"),
                    "services:\n  mailpit:\n    volumes:\n      - %s:/data\n".formatted(mails));
            return new Compose(command, folder, FreePorts.base());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void build() {
        compose(BUILD, "build").orThrow();
    }

    /** Returns when every container is healthy; with {@code scale}, arguments such as {@code portal=2}. */
    void up(String... scale) {
        var arguments = new ArrayList<>(List.of("up", "-d"));
        for (var service : scale) {
            arguments.addAll(List.of("--scale", service));
        }
        compose(START, arguments.toArray(String[]::new)).orThrow();
        await().atMost(START).pollInterval(Duration.ofSeconds(1)).until(this::isHealthy);
    }

    private boolean isHealthy() {
        var states = docker(
                        "ps",
                        "--all",
                        "--filter",
                        "label=com.docker.compose.project=bantin-containers-up",
                        "--format",
                        "{{.Status}}")
                .orThrow()
                .lines()
                .toList();
        return !states.isEmpty()
                && states.stream().allMatch(state -> state.contains("(healthy)") || state.startsWith("Exited (0)"));
    }

    /** Removes everything except the volumes. */
    void down() {
        compose(START, "down", "--timeout", "40").orThrow();
    }

    /** The ids of the running containers of a service. */
    List<String> containers(String service) {
        return compose(SOON, "ps", "-q", service).orThrow().lines().toList();
    }

    Outcome compose(Duration atMost, String... arguments) {
        return run(with(files(), arguments), atMost, environment);
    }

    Outcome composeWith(Map<String, String> settings, String... arguments) {
        var all = new HashMap<>(environment);
        all.putAll(settings);
        return run(with(files(), arguments), SOON, all);
    }

    Outcome docker(String... arguments) {
        return run(with(List.of("docker"), arguments), SOON, Map.of());
    }

    private List<String> files() {
        return with(
                command,
                "-f",
                "docker-compose.yml",
                "-f",
                "deploy/compose/stand-ins.yml",
                "-f",
                folder.resolve("test.yml").toString());
    }

    Visitor visitor() {
        return new Visitor("http://localhost:" + port, null);
    }

    Visitor as(DemoAccount account) {
        return new Visitor("http://localhost:" + port, DemoTokens.of("http://localhost:" + (port + 90), account));
    }

    Inbox inbox(String name) {
        return new Inbox(name, visitor(), new SpoolReader(folder.resolve("mails/mail")));
    }

    /** Stores a text beside the report of the test. */
    void note(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        note("containers.log", compose(SOON, "logs", "--no-color").said());
        compose(START, "down", "--volumes", "--remove-orphans", "--timeout", "10")
                .orThrow();
    }

    private static boolean succeeds(String... command) {
        try {
            return run(List.of(command), Duration.ofSeconds(30), Map.of()).status() == 0;
        } catch (UncheckedIOException notInstalled) {
            return false;
        }
    }

    private static Outcome run(List<String> command, Duration atMost, Map<String, String> environment) {
        try {
            var said = File.createTempFile("command", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said);
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s did not end within %s:\n%s".formatted(command, atMost, Files.readString(said.toPath())));
            }
            var text = Files.readString(said.toPath(), StandardCharsets.UTF_8);
            Files.delete(said.toPath());
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> with(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }
}
