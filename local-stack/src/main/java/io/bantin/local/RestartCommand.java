package io.bantin.local;

import io.bantin.local.control.RunningSystem;
import io.bantin.local.plan.Refusal;
import io.bantin.local.running.Health;
import io.bantin.local.running.ProcessState;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Replaces one process by a new one: drains it (SIGTERM), waits for its end, and for the new one to be ready. */
final class RestartCommand {

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private RestartCommand() {}

    static int run(Command.Restart command) throws InterruptedException {
        var old = current(command);
        var process = ProcessHandle.of(old.pid())
                .filter(ProcessHandle::destroy)
                .orElseThrow(
                        () -> new Refusal("%s %d does not run at the moment.".formatted(old.role(), old.instance())));
        long begun = System.nanoTime();
        awaitEnd(process, old);
        double drained = secondsSince(begun);
        var replacement = awaitReady(command, old);
        System.out.printf(
                "%s %d: process %d drained in %.1f s, process %d ready after %.1f s%n",
                old.role(), old.instance(), old.pid(), drained, replacement.pid(), secondsSince(begun));
        return 0;
    }

    private static void awaitEnd(ProcessHandle process, ProcessState old) throws InterruptedException {
        try {
            process.onExit().get(DRAIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Refusal("%s %d, process %d, did not end within %d s; ./local kill ends it."
                    .formatted(old.role(), old.instance(), old.pid(), DRAIN_TIMEOUT.toSeconds()));
        }
    }

    private static ProcessState awaitReady(Command.Restart command, ProcessState old) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < START_TIMEOUT.toNanos()) {
            var state = current(command);
            if (state.pid() != old.pid() && state.health() == Health.UP) {
                return state;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        throw new Refusal("%s %d was not ready again within %d minutes; see its log."
                .formatted(old.role(), old.instance(), START_TIMEOUT.toMinutes()));
    }

    private static ProcessState current(Command.Restart command) {
        return RunningSystem.requireOn(command.portBase()).process(command.role(), command.instance());
    }

    private static double secondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
