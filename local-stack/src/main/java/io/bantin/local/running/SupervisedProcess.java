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

/** A process that is restarted when it ends, unless the system is stopping. */
final class SupervisedProcess {

    private static final Duration MIN_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    /** A process that ran this long did not fail at its start, so its restart is not delayed. */
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    /** 128 + SIGTERM: somebody stopped the process, and it ended cleanly. */
    private static final int ENDED_BY_SIGTERM = 143;

    private final Instance instance;
    private final Supplier<Launch> launch;
    private final Path log;
    private final Path pidFile;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private volatile boolean seenReady;

    SupervisedProcess(Instance instance, Supplier<Launch> launch, DataFolder data) {
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

    /** Does nothing once the system is stopping, so that no process starts after the stop. */
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

    Health health(ReadinessProbe probe) {
        if (!isAlive()) {
            return Health.DOWN;
        }
        if (probe.isReady(instance)) {
            seenReady = true;
            return Health.UP;
        }
        return seenReady ? Health.DOWN : Health.STARTING;
    }

    /** Restarts the process until the system stops, and returns then. */
    void keepRunning(ProgressOutput progress) throws InterruptedException {
        var pause = MIN_PAUSE;
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
                progress.println("%s was drained; restarting it".formatted(instance));
                pause = MIN_PAUSE;
                restart(progress);
                continue;
            }
            if (lived.compareTo(STABLE_AFTER) > 0) {
                pause = MIN_PAUSE;
            }
            progress.println("%s ended with status %d (log: %s); restarting it in %.1f s"
                    .formatted(instance, status, log, pause.toMillis() / 1000.0));
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pause.multipliedBy(3);
            if (pause.compareTo(MAX_PAUSE) > 0) {
                pause = MAX_PAUSE;
            }
            restart(progress);
        }
    }

    /** A failed start is retried later, because supervision must last as long as the system. */
    private void restart(ProgressOutput progress) {
        try {
            start();
        } catch (UncheckedIOException e) {
            progress.println("Cannot start %s: %s".formatted(instance, e.getMessage()));
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
