package io.bantin.local.training;

import io.bantin.local.launch.Launch;
import io.bantin.local.launch.LaunchFactory;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.DisposableFolder;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.FreePorts;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One training run beside the system: it has its own ports and consumer group, and sends neither mails nor events. */
record TrainingRun(
        ProcessKind role,
        int port,
        int readinessPort,
        Launch launch,
        Launch assembly,
        @Nullable DisposableFolder ownData) {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int PROBE_INTERVAL_MILLIS = 500;

    static TrainingRun of(ProcessKind role, UpOptions options, LaunchFactory launches) throws IOException {
        var instance = new Instance(role, 1);
        var assembly = launches.assembly(instance);
        if (role == ProcessKind.STACK) {
            var data = Files.createTempDirectory("bantin-training");
            var own = options.withPortBase(FreePorts.base()).withData(data).withMemoryStore();
            int identity = own.ports().identity();
            var launch = launches.recording(instance, own, Map.of());
            return new TrainingRun(role, identity, identity, launch, assembly, new DisposableFolder(data));
        }
        int port = FreePorts.any();
        int management = FreePorts.any();
        var environment = Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "MANAGEMENT_PORT",
                String.valueOf(management),
                "BANTIN_GROUP_SUFFIX",
                "-training-" + Long.toHexString(RandomGenerator.getDefault().nextLong()),
                "BANTIN_OUTBOX_ENABLED",
                "false",
                // Only the real consumer group may write dead letters.
                "BANTIN_EVENTS_DEAD_LETTERS",
                "false",
                "BANTIN_WORKERS_ENABLED",
                "false");
        return new TrainingRun(
                role, port, management, launches.recording(instance, options, environment), assembly, null);
    }

    /** Waits until the program is ready, and sends it the requests that people will send. */
    void exercise(Process process, String identityUrl) throws InterruptedException {
        awaitReady(process);
        if (role == ProcessKind.STACK) {
            DemoTokens.of("http://localhost:" + port, DemoAccount.PUBLISHER);
        } else {
            new WarmUpRequests("http://127.0.0.1:" + port, identityUrl).sendAll(role);
        }
    }

    private void awaitReady(Process process) throws InterruptedException {
        var readiness = role == ProcessKind.STACK ? "/health" : "/actuator/health/readiness";
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!WarmUpRequests.isAnswered("http://127.0.0.1:" + readinessPort + readiness)) {
            if (process.waitFor(PROBE_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new CommandFailed("its training run ended early; see logs/training.log");
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("its training run did not become ready");
            }
        }
    }

    void deleteData() throws IOException {
        if (ownData != null) {
            ownData.delete();
        }
    }
}
