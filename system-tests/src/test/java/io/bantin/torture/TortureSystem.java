package io.bantin.torture;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.bantin.bench.system.TemporarySystem;
import io.bantin.journeys.LauncherJar;
import io.bantin.journeys.Visitor;
import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.FreePorts;
import io.bantin.local.running.Health;
import io.bantin.local.status.RunningSystem;
import io.bantin.sink.RecordingSink;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One system with two senders and its mail server, whose processes can be killed and stopped. */
final class TortureSystem implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final RecordingSink sink;
    private final TemporarySystem subject;
    private final MongoClient store;
    private final Map<DemoAccount, String> tokens = new HashMap<>();

    private TortureSystem(RecordingSink sink, TemporarySystem subject) {
        this.sink = sink;
        this.subject = subject;
        this.store = MongoClients.create(subject.store());
    }

    static TortureSystem open() {
        return open(Map.of());
    }

    /** Starts it with additional settings of its processes. */
    static TortureSystem open(Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "SUBSCRIPTIONS_SECRET", RoundSubscribers.SECRET, "BANTIN_DELIVERIES_DEFERRALS", "2s,4s,8s,16s,30s"));
        environment.putAll(more);
        try {
            System.setProperty("bantin.home", ROOT.toString());
            LauncherJar.bringUpToDate(Installation.current());
            var data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "torture")), "data");
            var sink = RecordingSink.start(0);
            var options = UpOptions.withDefaults(FreePorts.base(), ROOT)
                    .withData(data.toAbsolutePath())
                    .withSmtp("localhost:" + sink.port())
                    .withScale("notification-service=2");
            return new TortureSystem(sink, TemporarySystem.start(options, environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    RecordingSink sink() {
        return sink;
    }

    NotificationDatabase ledgers() {
        return new NotificationDatabase(store.getDatabase("notification"));
    }

    Visitor visitor() {
        return new Visitor(subject.options().gatewayUrl(), null);
    }

    RetryingPublisher editor() {
        return new RetryingPublisher(as(DemoAccount.PUBLISHER), as(DemoAccount.OPERATOR));
    }

    private Visitor as(DemoAccount account) {
        return new Visitor(
                subject.options().gatewayUrl(),
                tokens.computeIfAbsent(
                        account, _ -> DemoTokens.of(subject.options().ports().identityUrl(), account)));
    }

    void deal(InjectedFault fault) {
        switch (fault) {
            case InjectedFault.Kill kill -> process(kill).ifPresent(ProcessHandle::destroyForcibly);
            case InjectedFault.Stall stall ->
                process(stall).ifPresent(process -> {
                    stop(process);
                    await().pollDelay(stall.length())
                            .atMost(stall.length().plusSeconds(5))
                            .until(() -> true);
                    goOn(process);
                });
        }
    }

    static void stop(ProcessHandle process) {
        signal("-STOP", process);
    }

    static void goOn(ProcessHandle process) {
        signal("-CONT", process);
    }

    /** Reads the file of the process id, because the launcher answers only after its slowest process has answered. */
    Optional<ProcessHandle> process(ProcessKind role, int instance) {
        var file = DataFolder.at(subject.options().data()).pidFile(new Instance(role, instance + 1));
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException beingStarted) {
            return Optional.empty();
        }
    }

    void awaitRecovery() {
        await().atMost(RECOVERY)
                .until(() -> RunningSystem.requireOn(subject.options().portBase()).processes().stream()
                        .allMatch(process -> process.health() == Health.UP));
    }

    @Override
    public void close() {
        store.close();
        subject.close();
        sink.close();
    }

    private Optional<ProcessHandle> process(InjectedFault fault) {
        return process(fault.role(), fault.instance());
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
