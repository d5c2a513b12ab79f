package io.bantin.local.running;

import io.bantin.local.launch.ProcessTag;
import io.bantin.local.plan.DataFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Finds and ends the processes of an earlier system on the same data whose launcher was killed. */
final class OrphanedProcesses {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private OrphanedProcesses() {}

    /** The Java processes that have the mark of this data folder among their arguments. */
    static List<ProcessHandle> of(DataFolder data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> ProcessTag.isOn(argument, data)))
                .toList();
    }

    /** Ends them and returns their number. */
    static int end(DataFolder data) {
        var leftovers = of(data);
        leftovers.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
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
