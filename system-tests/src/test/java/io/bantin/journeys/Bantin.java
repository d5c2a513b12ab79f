package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.api.ApiClient;
import io.bantin.local.launch.Launch;
import io.bantin.local.launch.LaunchFactory;
import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.FreePorts;
import io.bantin.local.running.Health;
import io.bantin.local.running.ProcessStatus;
import io.bantin.local.status.RunningSystem;
import io.bantin.local.status.SystemStatus;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import io.bantin.stack.mail.SpoolReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The system under test: started by the launcher's {@code up}, with its own ports and data folder. */
final class Bantin implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(12);
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final UpOptions options;
    private final Path said;
    private final Process launcher;
    private final Map<DemoAccount, String> tokens = new HashMap<>();

    private Bantin(UpOptions options, Path said, Process launcher) {
        this.options = options;
        this.said = said;
        this.launcher = launcher;
    }

    static Bantin start() {
        return start(Map.of(), List.of());
    }

    /** Starts it with additional settings of the services and additional options of {@code up}. */
    static Bantin start(Map<String, String> settings, List<String> further) {
        try {
            var folder = Files.createDirectories(Path.of("target", "journeys").toAbsolutePath());
            var data = Files.createTempDirectory(folder, "data");
            var options = UpOptions.withDefaults(FreePorts.base(), ROOT).withData(data);
            var said = data.resolve("launcher.log");
            LauncherJar.bringUpToDate(installation());
            var command = new ArrayList<>(local(
                    "up",
                    "--no-training",
                    "--port-base",
                    String.valueOf(options.portBase()),
                    "--data",
                    data.toString()));
            command.addAll(further);
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(settings);
            var system = new Bantin(options, said, builder.start());
            system.awaitReady();
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client without a token. */
    Visitor visitor() {
        return new Visitor(options.gatewayUrl(), null);
    }

    Visitor as(DemoAccount account) {
        var token = tokens.computeIfAbsent(
                account, _ -> DemoTokens.of(options.ports().identityUrl(), account));
        return new Visitor(options.gatewayUrl(), token);
    }

    Visitor withToken(String token) {
        return new Visitor(options.gatewayUrl(), token);
    }

    /** A client inside the network, which can reach the management port of each process. */
    Visitor managementOf(ProcessKind service) {
        return managementOf(service, 1);
    }

    Visitor managementOf(ProcessKind service, int instance) {
        return new Visitor("http://localhost:" + options.ports().managementOf(new Instance(service, instance)), null);
    }

    Publisher publisher() {
        return new Publisher(as(DemoAccount.PUBLISHER));
    }

    Inbox inbox(String name) {
        return new Inbox(name, visitor(), mailbox());
    }

    SystemLogs logs() {
        return new SystemLogs(options.data());
    }

    SpoolReader mailbox() {
        return new SpoolReader(state().mails());
    }

    /** The state file that {@code ./local} reads. */
    ApiClient operator() {
        return new ApiClient(options.gatewayUrl(), as(DemoAccount.OPERATOR).token());
    }

    String url() {
        return options.gatewayUrl();
    }

    /** The SMTP port of the sink. */
    int sinkPort() {
        return options.ports().smtp();
    }

    /** The address of the broker, for a client that is no service. */
    String brokers() {
        return options.ports().brokers();
    }

    /** {@code ./local restart}; returns when the new process is ready. */
    void restart(ProcessKind role, int instance) {
        try {
            var call = new ProcessBuilder(local(
                            "restart",
                            role.label(),
                            String.valueOf(instance),
                            "--port-base",
                            String.valueOf(options.portBase())))
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(call.onExit().join().exitValue()).as(answer).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ProcessStatus> processes() {
        return state().processes();
    }

    /** Sends {@code kill -9}, and returns when the process has ended. */
    void kill(ProcessKind role) {
        var process = processOf(role);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Looks the process id up in advance, so that the kill takes no time. */
    ProcessHandle processOf(ProcessKind role) {
        return ProcessHandle.of(process(role).pid()).orElseThrow();
    }

    /** Sends {@code kill -STOP}: the process exists and does nothing. */
    static void holdStill(ProcessHandle process) {
        try {
            var stopped = new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start();
            if (stopped.onExit().join().exitValue() != 0) {
                throw new AssertionError("kill -STOP failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitAllUp() {
        await().atMost(RESTART)
                .until(() -> state().processes().stream().allMatch(process -> process.health() == Health.UP));
    }

    /** Starts one more process of this kind, unknown to the launcher and the gateway. */
    Process startBeside(ProcessKind role, int port, int managementPort, Map<String, String> settings) {
        var instance = new Instance(role, 1);
        var launch = LaunchFactory.prepare(options, installation(), DataFolder.at(options.data()))
                .of(instance);
        var environment = new HashMap<>(launch.environment());
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.putAll(settings);
        return new Launch(launch.command(), environment, options.data().resolve("logs/beside.log")).start();
    }

    Visitor directly(int port, DemoAccount account) {
        return as(account).at("http://localhost:" + port);
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            launcher.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            launcher.destroyForcibly();
            throw new AssertionError("The launcher did not stop in time; it said:\n" + said(), e);
        }
    }

    private SystemStatus state() {
        return RunningSystem.requireOn(options.portBase());
    }

    private ProcessStatus process(ProcessKind role) {
        return state().processes().stream()
                .filter(process -> process.role().equals(role.label()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitReady() {
        await().atMost(START).until(() -> said().contains("\nREADY ") || !launcher.isAlive());
        if (!launcher.isAlive()) {
            throw new AssertionError("The system did not start:\n" + said());
        }
    }

    private String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> local(String... arguments) {
        var command = new ArrayList<>(List.of(
                installation().java().toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-Dbantin.home=" + ROOT,
                "-cp",
                installation().jar(ProcessKind.STACK).toString(),
                "io.bantin.local.LocalMain"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Installation installation() {
        return new Installation(ROOT, Path.of(System.getProperty("java.home"), "bin", "java"));
    }
}
