package io.bantin.local.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.launch.Launch;
import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.ProcessKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTests {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private SupervisedProcess supervised = running(new DataFolder(Path.of(".")), "exit 0");

    @BeforeEach
    void start(@TempDir Path folder) {
        supervised = running(DataFolder.at(folder), "sleep 300");
        supervised.start();
        Thread.ofVirtual().start(() -> {
            try {
                supervised.keepRunning(said::add);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void stop() {
        supervised.askToStop();
        supervised.awaitEnd(System.nanoTime() + TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void restartsAKilledProcessAndSaysSo() {
        long first = supervised.pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().until(() -> supervised.pid() != first && supervised.isAlive());
        assertThat(said).singleElement().asString().contains("portal ended with status 137", "restarting it");
    }

    @Test
    void restartsADrainedProcessAtOnceHoweverOften() {
        for (int round = 1; round <= 5; round++) {
            long before = supervised.pid();
            ProcessHandle.of(before).orElseThrow().destroy();
            await().until(() -> supervised.pid() != before && supervised.isAlive());
        }
        assertThat(said).hasSize(5).allMatch(line -> line.contains("drained"));
    }

    @Test
    void restartsNothingThatWasAskedToStop() {
        supervised.askToStop();
        supervised.awaitEnd(System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
        supervised.start();

        assertThat(supervised.isAlive()).isFalse();
        assertThat(said).isEmpty();
    }

    @Test
    void killsWhatDoesNotEndInTime(@TempDir Path folder) {
        var stubborn = running(DataFolder.at(folder), "trap '' TERM; touch trapped; while :; do sleep 1; done");
        stubborn.start();
        await().until(() -> Files.exists(folder.resolve("trapped")));

        stubborn.askToStop();
        stubborn.awaitEnd(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));

        assertThat(stubborn.isAlive()).isFalse();
        assertThat(folder.resolve("run/portal-1.pid")).doesNotExist();
    }

    private static SupervisedProcess running(DataFolder data, String script) {
        var instance = new Instance(ProcessKind.PORTAL, 1);
        var command = List.of("sh", "-c", "cd '%s'; %s".formatted(data.root(), script));
        return new SupervisedProcess(instance, () -> new Launch(command, Map.of(), data.log(instance)), data);
    }
}
