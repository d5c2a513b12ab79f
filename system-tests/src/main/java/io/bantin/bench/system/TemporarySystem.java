package io.bantin.bench.system;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.DisposableFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.status.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A system with empty data, started like {@code ./local up}. Closing it deletes everything but its logs. */
public final class TemporarySystem implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 200;

    private final UpOptions options;
    private final Process launcher;
    private final Thread atExit;

    private TemporarySystem(UpOptions options, Process launcher) {
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
    public static TemporarySystem start(UpOptions options, Map<String, String> environment)
            throws InterruptedException {
        try {
            new DisposableFolder(options.data()).delete();
            var said = Files.createDirectories(options.data()).resolve("launcher.log");
            var builder = new ProcessBuilder(command(options))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            var subject = new TemporarySystem(options, builder.start());
            subject.awaitReady(said);
            return subject;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UpOptions options() {
        return options;
    }

    /** The process ids of the instances of this kind. */
    public List<Long> processes(ProcessKind role) {
        return RunningSystem.requireOn(options.portBase()).processes().stream()
                .filter(process -> process.role().equals(role.label()))
                .map(process -> process.pid())
                .toList();
    }

    /** The URI of the store of notification-service. */
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

    /** Keeps the logs until the next measurement, to explain a failure. */
    private void deleteAllButLogs() throws IOException {
        try (var contents = Files.list(options.data())) {
            for (var content : contents.toList()) {
                if (!content.endsWith("logs")) {
                    new DisposableFolder(content).delete();
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
                throw new CommandFailed("The system did not start:\n" + why);
            }
            Thread.sleep(POLL_MILLIS);
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
                installation.jar(ProcessKind.STACK).toString(),
                "io.bantin.local.LocalMain",
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
        if (options.externalSmtp() != null) {
            command.addAll(List.of(
                    "--smtp", options.smtp().host() + ":" + options.smtp().port()));
        }
        return command;
    }
}
