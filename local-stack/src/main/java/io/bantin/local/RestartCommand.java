package io.bantin.local;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.running.Health;
import io.bantin.local.running.ProcessStatus;
import io.bantin.local.status.RunningSystem;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Replaces a process: drains it (SIGTERM), waits until it ends, and waits until its replacement is ready. */
final class RestartCommand {

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private RestartCommand() {}

    static int run(Command.Restart command) throws InterruptedException {
        var old = current(command);
        var process = ProcessHandle.of(old.pid())
                .filter(ProcessHandle::destroy)
                .orElseThrow(() -> new CommandFailed("%s %d is not running.".formatted(old.role(), old.instance())));
        long startedAt = System.nanoTime();
        awaitEnd(process, old);
        double drained = secondsSince(startedAt);
        var replacement = awaitReady(command, old);
        System.out.printf(
                "%s %d: process %d drained in %.1f s, process %d ready after %.1f s%n",
                old.role(), old.instance(), old.pid(), drained, replacement.pid(), secondsSince(startedAt));
        return 0;
    }

    private static void awaitEnd(ProcessHandle process, ProcessStatus old) throws InterruptedException {
        try {
            process.onExit().get(DRAIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandFailed("%s %d, process %d, did not end within %d s; ./local kill ends it."
                    .formatted(old.role(), old.instance(), old.pid(), DRAIN_TIMEOUT.toSeconds()));
        }
    }

    private static ProcessStatus awaitReady(Command.Restart command, ProcessStatus old) throws InterruptedException {
        long startedAt = System.nanoTime();
        while (System.nanoTime() - startedAt < START_TIMEOUT.toNanos()) {
            var state = current(command);
            if (state.pid() != old.pid() && state.health() == Health.UP) {
                return state;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        throw new CommandFailed("%s %d was not ready again within %d minutes; see its log."
                .formatted(old.role(), old.instance(), START_TIMEOUT.toMinutes()));
    }

    private static ProcessStatus current(Command.Restart command) {
        return RunningSystem.requireOn(command.portBase()).process(command.role(), command.instance());
    }

    private static double secondsSince(long startedAt) {
        return Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1000.0;
    }
}
