package io.bantin.local.running;

import io.bantin.local.launch.LaunchFactory;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.ProcessKind;
import io.bantin.local.plan.UpOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All processes of one system. It starts the stack first and then the services together, and stops them in reverse. */
public final class LocalSystem {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(150);
    private static final Duration SERVICES_STOP_TIMEOUT = Duration.ofMillis(6_500);
    private static final Duration STACK_STOP_TIMEOUT = Duration.ofMillis(3_000);

    private final PortPlan ports;
    private final DataFolder data;
    private final DataLock lock;
    private final LaunchFactory launches;
    private final ProgressOutput progress;
    private final ReadinessProbe probe;
    private final List<SupervisedProcess> processes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();

    private LocalSystem(
            UpOptions options, DataFolder data, DataLock lock, LaunchFactory launches, ProgressOutput progress) {
        this.ports = options.ports();
        this.data = data;
        this.lock = lock;
        this.launches = launches;
        this.progress = progress;
        this.probe = new ReadinessProbe(ports);
        this.processes = ports.instances().stream()
                .map(instance -> new SupervisedProcess(instance, () -> launches.of(instance), data))
                .toList();
    }

    /** Locks the data folder, ends the processes of an earlier system on it, and fails if a port is taken. */
    public static LocalSystem prepare(UpOptions options, Installation installation, ProgressOutput progress) {
        var data = DataFolder.at(options.data());
        var lock = DataLock.take(data);
        int leftovers = OrphanedProcesses.end(data);
        if (leftovers > 0) {
            progress.println("ended %d processes of an earlier run".formatted(leftovers));
        }
        data.clearPidFiles();
        FreePorts.check(options.ports());
        return new LocalSystem(options, data, lock, LaunchFactory.prepare(options, installation, data), progress);
    }

    /** Returns when every process is ready and every partition has a consumer. */
    public void start() throws InterruptedException {
        var stack = processes.getFirst();
        var services = processes.subList(1, processes.size());
        launch(stack);
        awaitReady(List.of(stack));
        try (var assignments = new ConsumerAssignments(ports)) {
            services.forEach(this::launch);
            awaitReady(services);
            awaitPartitions(assignments);
        }
    }

    /** From now on, restarts each process that ends. */
    public void keepRunning() {
        for (var process : processes) {
            Thread.ofVirtual().name("watch " + process.instance()).start(() -> {
                try {
                    process.keepRunning(progress);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Stops every process within ten seconds; the services first, because they need the stack to stop cleanly. */
    public void stop() {
        stopping.countDown();
        var services = processes.subList(1, processes.size());
        services.forEach(SupervisedProcess::askToStop);
        long deadline = System.nanoTime() + SERVICES_STOP_TIMEOUT.toNanos();
        services.forEach(service -> service.awaitEnd(deadline));
        var stack = processes.getFirst();
        stack.askToStop();
        stack.awaitEnd(System.nanoTime() + STACK_STOP_TIMEOUT.toNanos());
        lock.close();
    }

    public List<ProcessStatus> states() {
        return processes.parallelStream()
                .map(process -> new ProcessStatus(
                        process.instance().role().label(),
                        process.instance().number(),
                        process.pid(),
                        ports.of(process.instance()),
                        process.health(probe),
                        ResidentMemory.residentMiB(process.pid())))
                .toList();
    }

    public DataFolder data() {
        return data;
    }

    public LaunchFactory launches() {
        return launches;
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void launch(SupervisedProcess process) {
        data.rotateLog(process.instance());
        process.start();
        progress.println("%-24s started, process %d".formatted(process.instance(), process.pid()));
    }

    private void awaitReady(List<SupervisedProcess> started) throws InterruptedException {
        var waiting = new ArrayList<>(started);
        while (!waiting.isEmpty()) {
            failIfOneDied();
            waiting.removeIf(process -> {
                boolean ready = process.health(probe) == Health.UP;
                if (ready) {
                    progress.println("%-24s ready after %.1f s, %s"
                            .formatted(process.instance(), secondsSinceStart(), addressOf(process.instance())));
                }
                return ready;
            });
            failIfLate(waiting.stream().map(SupervisedProcess::instance).toList(), "not ready");
            pause();
        }
    }

    private void awaitPartitions(ConsumerAssignments assignments) throws InterruptedException {
        for (var roles = assignments.unassigned(); !roles.isEmpty(); roles = assignments.unassigned()) {
            failIfOneDied();
            failIfLate(roles, "without a consumer for all partitions");
            pause();
        }
    }

    private void pause() throws InterruptedException {
        if (stopping.await(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("Stopped during the start");
        }
    }

    private void failIfOneDied() {
        for (var process : processes) {
            if (process.wasStarted() && !process.isAlive() && !isStopping()) {
                throw new CommandFailed("%s ended during the start. The last lines of %s:\n%s"
                        .formatted(process.instance(), process.log(), LogTail.of(process.log())));
            }
        }
    }

    private void failIfLate(Iterable<?> late, String how) {
        if (System.nanoTime() - startedAt > TIMEOUT.toNanos() && late.iterator().hasNext()) {
            throw new CommandFailed("After %d minutes, still %s: %s. The logs are in %s."
                    .formatted(TIMEOUT.toMinutes(), how, late, data.logs()));
        }
    }

    private String addressOf(Instance instance) {
        return instance.role() == ProcessKind.STACK
                ? "identity %s, broker %s, store localhost:%d"
                        .formatted(ports.identityUrl(), ports.brokers(), ports.store())
                : "http://localhost:" + ports.of(instance);
    }

    public double secondsSinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1000.0;
    }
}
