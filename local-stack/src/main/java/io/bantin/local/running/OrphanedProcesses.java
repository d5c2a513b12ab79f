package io.bantin.local.running;

import io.bantin.local.launch.ProcessMark;
import io.bantin.local.plan.DataFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Processes of an earlier system on the same data whose launcher was killed. */
final class OrphanedProcesses {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private OrphanedProcesses() {}

    /** A process is ours when it is a Java and one of its arguments is our mark with this very data folder. */
    static List<ProcessHandle> of(DataFolder data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> ProcessMark.isOn(argument, data)))
                .toList();
    }

    /** Ends them and returns how many there were. */
    static int end(DataFolder data) {
        var leftovers = of(data);
        leftovers.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var process : leftovers) {
            try {
                process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                process.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return leftovers.size();
    }
}
