package io.bantin.bench.subject;

import io.bantin.local.control.RunningSystem;
import io.bantin.local.plan.Folder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import io.bantin.local.plan.UpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A system with empty data, started as {@code ./local up} starts it; all that is left of it when it is closed are its logs. */
public final class Subject implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final long LOOK_MILLIS = 200;

    private final UpOptions options;
    private final Process launcher;
    private final Thread atExit;

    private Subject(UpOptions options, Process launcher) {
        this.options = options;
        this.launcher = launcher;
        this.atExit = Thread.ofPlatform().unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Returns when the system is ready.
     *
     * @param environment settings of the services, as their environment names them
     */
    public static Subject start(UpOptions options, Map<String, String> environment) throws InterruptedException {
        try {
            new Folder(options.data()).delete();
            var said = Files.createDirectories(options.data()).resolve("launcher.log");
            var builder = new ProcessBuilder(command(options))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            var subject = new Subject(options, builder.start());
            subject.awaitReady(said);
            return subject;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UpOptions options() {
        return options;
    }

    /** Process ids of a role's instances. */
    public List<Long> processes(Role role) {
        return RunningSystem.requireOn(options.portBase()).processes().stream()
                .filter(process -> process.role().equals(role.label()))
                .map(process -> process.pid())
                .toList();
    }

    /** Where notification-service keeps its documents. */
    public String store() {
        return "mongodb://localhost:" + options.ports().store();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
            deleteAllButLogs();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.printf("%s is left behind: %s%n", options.data(), e);
        }
    }

    /** Whoever wants to know why a measurement failed finds them until the next one. */
    private void deleteAllButLogs() throws IOException {
        try (var contents = Files.list(options.data())) {
            for (var content : contents.toList()) {
                if (!content.endsWith("logs")) {
                    new Folder(content).delete();
                }
            }
        }
    }

    private void awaitReady(Path said) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.readString(said).contains("\nREADY ")) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                var why = Files.readString(said);
                close();
                throw new Refusal("The system did not start:\n" + why);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static List<String> command(UpOptions options) {
        var installation = Installation.current();
        var command = new ArrayList<>(List.of(
                installation.java().toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbantin.home=" + installation.root(),
                "-cp",
                installation.jar(Role.STACK).toString(),
                "io.bantin.local.Local",
                "up",
                "--no-training",
                "--port-base",
                String.valueOf(options.portBase()),
                "--data",
                options.data().toString()));
        options.scale().forEach((role, count) -> command.addAll(List.of("--scale", role.label() + "=" + count)));
        if (options.memoryStore()) {
            command.add("--memory-store");
        }
        if (options.foreignSmtp() != null) {
            command.addAll(List.of(
                    "--smtp", options.smtp().host() + ":" + options.smtp().port()));
        }
        return command;
    }
}
