package io.bantin.local.running;

import io.bantin.local.launch.Launch;
import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process that is started again when it ends without having been asked to. */
final class Supervised {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Who lived this long did not die of its start, and is started again at once. */
    private static final Duration PROVEN = Duration.ofMinutes(1);

    /** 128 and the number of the signal: somebody asked for the end, and it went well. */
    private static final int ENDED_BY_SIGTERM = 143;

    private final Instance instance;
    private final Supplier<Launch> launch;
    private final Path log;
    private final Path pidFile;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private volatile boolean seenReady;

    Supervised(Instance instance, Supplier<Launch> launch, DataFolder data) {
        this.instance = instance;
        this.launch = launch;
        this.log = data.log(instance);
        this.pidFile = data.pidFile(instance);
    }

    Instance instance() {
        return instance;
    }

    Path log() {
        return log;
    }

    /** Does nothing once the system stops, so that no process is born behind the back of the stop. */
    synchronized void start() {
        if (isStopping()) {
            return;
        }
        seenReady = false;
        var started = launch.get().start();
        process = started;
        try {
            Files.writeString(pidFile, started.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean wasStarted() {
        return process != null;
    }

    boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    long pid() {
        var current = process;
        return current == null ? -1 : current.pid();
    }

    Health health(Probe probe) {
        if (!isAlive()) {
            return Health.DOWN;
        }
        if (probe.isReady(instance)) {
            seenReady = true;
            return Health.UP;
        }
        return seenReady ? Health.DOWN : Health.STARTING;
    }

    /** Watches until the system stops; returns only then. */
    void keepRunning(ProgressOutput announcements) throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (!isStopping()) {
            var watched = process;
            if (watched == null) {
                return;
            }
            long since = System.nanoTime();
            int status = watched.waitFor();
            if (isStopping()) {
                return;
            }
            var lived = Duration.ofNanos(System.nanoTime() - since);
            if (status == ENDED_BY_SIGTERM) {
                announcements.say("%s was drained; it is started again".formatted(instance));
                pause = FIRST_PAUSE;
                restart(announcements);
                continue;
            }
            if (lived.compareTo(PROVEN) > 0) {
                pause = FIRST_PAUSE;
            }
            announcements.say("%s ended with status %d (its log: %s); it is started again in %.1f s"
                    .formatted(instance, status, log, pause.toMillis() / 1000.0));
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pause.multipliedBy(3);
            if (pause.compareTo(LONGEST_PAUSE) > 0) {
                pause = LONGEST_PAUSE;
            }
            restart(announcements);
        }
    }

    /** What cannot be started now is tried again: watching must not end before the system does. */
    private void restart(ProgressOutput announcements) {
        try {
            start();
        } catch (UncheckedIOException e) {
            announcements.say("%s cannot be started: %s".formatted(instance, e.getMessage()));
        }
    }

    /** Asks the process to end. */
    synchronized void askToStop() {
        stopping.countDown();
        var current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Waits for its end until the deadline (of {@link System#nanoTime}), then kills it. */
    void awaitEnd(long deadline) {
        var current = process;
        if (current == null) {
            return;
        }
        try {
            if (!current.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                current.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
