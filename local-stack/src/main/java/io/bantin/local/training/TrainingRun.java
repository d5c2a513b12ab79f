package io.bantin.local.training;

import io.bantin.local.launch.Launch;
import io.bantin.local.launch.Launches;
import io.bantin.local.plan.Folder;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
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

/** One run of a program beside the system: ports of its own, a consumer group of its own, no mails and no events sent. */
record TrainingRun(
        Role role,
        int port,
        int readinessPort,
        Launch launch,
        Launch assembly,
        @Nullable Folder ownData) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PROBE_PAUSE_MILLIS = 500;

    static TrainingRun of(Role role, UpOptions options, Launches launches) throws IOException {
        var instance = new Instance(role, 1);
        var assembly = launches.assembly(instance);
        if (role == Role.STACK) {
            var data = Files.createTempDirectory("bantin-training");
            var own = options.withPortBase(FreePorts.base()).withData(data).withMemoryStore();
            int identity = own.ports().identity();
            var launch = launches.recording(instance, own, Map.of());
            return new TrainingRun(role, identity, identity, launch, assembly, new Folder(data));
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
                // What it cannot read is a dead letter of the group that it stands in for, and of that one alone.
                "BANTIN_EVENTS_DEAD_LETTERS",
                "false",
                "BANTIN_WORKERS_ENABLED",
                "false");
        return new TrainingRun(
                role, port, management, launches.recording(instance, options, environment), assembly, null);
    }

    /** Waits until the program is ready and asks it what people will ask it. */
    void play(Process process, String identityUrl) throws InterruptedException {
        awaitReady(process);
        if (role == Role.STACK) {
            DemoTokens.of("http://localhost:" + port, DemoAccount.PUBLISHER);
        } else {
            new WarmUpRequests("http://127.0.0.1:" + port, identityUrl).askAll(role);
        }
    }

    private void awaitReady(Process process) throws InterruptedException {
        var readiness = role == Role.STACK ? "/health" : "/actuator/health/readiness";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!WarmUpRequests.isAnswered("http://127.0.0.1:" + readinessPort + readiness)) {
            if (process.waitFor(PROBE_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Refusal("its training run ended early; see logs/training.log");
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("its training run did not get ready");
            }
        }
    }

    void tidyUp() throws IOException {
        if (ownData != null) {
            ownData.delete();
        }
    }
}
