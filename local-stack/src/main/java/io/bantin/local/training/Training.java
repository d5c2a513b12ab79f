package io.bantin.local.training;

import io.bantin.local.launch.Launch;
import io.bantin.local.launch.LaunchFactory;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.ProgressOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes missing AOT caches in the background, one program after the other, at the lowest priority. Each program is trained
 * in a run of its own, because writing the cache takes longer than a process in service may take to stop.
 */
public final class Training {

    private final UpOptions options;
    private final LaunchFactory launches;
    private final Path lock;
    private final ProgressOutput progress;
    private volatile boolean stopped;
    private @Nullable Process current;

    public Training(UpOptions options, Installation installation, LaunchFactory launches, ProgressOutput progress) {
        this.options = options;
        this.launches = launches;
        this.lock = installation.target(ProcessKind.STACK).resolve("training.lock");
        this.progress = progress;
    }

    public void start() {
        if (options.training()) {
            Thread.ofPlatform().daemon().name("training").start(this::trainAll);
        }
    }

    /** Ends the current run; its unfinished files are never used. */
    public synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    private void trainAll() {
        // One system of this checkout at a time, because the caches lie beside the jars.
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            if (held != null) {
                trainMissing();
            }
        } catch (IOException e) {
            progress.println("cannot prepare faster starts: " + e);
        }
    }

    private void trainMissing() {
        var untrained = Stream.of(ProcessKind.values())
                .filter(role -> !launches.cacheOf(role).isUsable())
                .toList();
        if (untrained.isEmpty()) {
            return;
        }
        progress.println("preparing faster starts in the background, once after a build");
        for (var role : untrained) {
            if (!stopped) {
                train(role);
            }
        }
        if (!stopped) {
            progress.println("the next start will be faster");
        }
    }

    private void train(ProcessKind role) {
        var cache = launches.cacheOf(role);
        try {
            cache.deleteUnfinished();
            var trainingRun = TrainingRun.of(role, options, launches);
            try {
                var recording = run(trainingRun.launch());
                trainingRun.exercise(recording, options.ports().identityUrl());
                recording.destroy();
                recording.waitFor();
                if (run(trainingRun.assembly()).waitFor() != 0) {
                    throw new CommandFailed("see logs/training.log");
                }
                cache.finish();
            } finally {
                trainingRun.deleteData();
                cache.deleteUnfinished();
            }
        } catch (RuntimeException | IOException e) {
            endCurrent();
            if (!stopped) {
                // A slow start is no reason to stop the running system.
                progress.println("cannot prepare a faster start of %s: %s".formatted(role.label(), e.getMessage()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process run(Launch launch) {
        if (stopped) {
            throw new CommandFailed("the system is stopping");
        }
        var process = launch.start();
        current = process;
        return process;
    }

    private synchronized void endCurrent() {
        if (current != null) {
            current.destroyForcibly();
        }
    }
}
