package io.bantin.local.training;

import io.bantin.local.launch.Launch;
import io.bantin.local.launch.Launches;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import io.bantin.local.plan.UpOptions;
import io.bantin.local.running.ProgressOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the AOT caches that are missing, in the background, one program after the other at the lowest priority. Each is trained
 * in a run of its own, never in the process that serves: writing the cache takes longer than a stop may.
 */
public final class Training {

    private final UpOptions options;
    private final Launches launches;
    private final Path lock;
    private final ProgressOutput announcements;
    private volatile boolean stopped;
    private @Nullable Process current;

    public Training(UpOptions options, Installation installation, Launches launches, ProgressOutput announcements) {
        this.options = options;
        this.launches = launches;
        this.lock = installation.target(Role.STACK).resolve("training.lock");
        this.announcements = announcements;
    }

    public void start() {
        if (options.training()) {
            Thread.ofPlatform().daemon().name("training").start(this::trainAll);
        }
    }

    /** Ends the run that is under way; what it wrote so far is never used. */
    public synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    private void trainAll() {
        // One system of this checkout at a time: the caches are beside the jars.
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            if (held != null) {
                trainWhatIsMissing();
            }
        } catch (IOException e) {
            announcements.say("no faster starts: " + e);
        }
    }

    private void trainWhatIsMissing() {
        var untrained = Stream.of(Role.values())
                .filter(role -> !launches.cacheOf(role).isUsable())
                .toList();
        if (untrained.isEmpty()) {
            return;
        }
        announcements.say("preparing faster starts in the background, once after a build");
        for (var role : untrained) {
            if (!stopped) {
                train(role);
            }
        }
        if (!stopped) {
            announcements.say("the next start will be faster");
        }
    }

    private void train(Role role) {
        var cache = launches.cacheOf(role);
        try {
            cache.sweep();
            var rehearsal = TrainingRun.of(role, options, launches);
            try {
                var recording = run(rehearsal.launch());
                rehearsal.play(recording, options.ports().identityUrl());
                recording.destroy();
                recording.waitFor();
                if (run(rehearsal.assembly()).waitFor() != 0) {
                    throw new Refusal("see logs/training.log");
                }
                cache.finish();
            } finally {
                rehearsal.tidyUp();
                cache.sweep();
            }
        } catch (RuntimeException | IOException e) {
            endCurrent();
            if (!stopped) {
                // A start that stays slow is no reason to disturb the system that runs.
                announcements.say("no faster start for %s: %s".formatted(role.label(), e.getMessage()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process run(Launch launch) {
        if (stopped) {
            throw new Refusal("the system stops");
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
