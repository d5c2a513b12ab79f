package io.bantin.local.running;

import io.bantin.local.launch.Launches;
import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.Instance;
import io.bantin.local.plan.PortPlan;
import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import io.bantin.local.plan.UpOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All processes of one system: the stack first, then the services together; the other way round at the end. */
public final class LocalSystem {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(150);
    private static final Duration SERVICES_MAY_STOP_FOR = Duration.ofMillis(6_500);
    private static final Duration STACK_MAY_STOP_FOR = Duration.ofMillis(3_000);

    private final PortPlan ports;
    private final DataFolder data;
    private final DataLock lock;
    private final Launches launches;
    private final ProgressOutput announcements;
    private final Probe probe;
    private final List<Supervised> processes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final long begun = System.nanoTime();

    private LocalSystem(
            UpOptions options, DataFolder data, DataLock lock, Launches launches, ProgressOutput announcements) {
        this.ports = options.ports();
        this.data = data;
        this.lock = lock;
        this.launches = launches;
        this.announcements = announcements;
        this.probe = new Probe(ports);
        this.processes = ports.instances().stream()
                .map(instance -> new Supervised(instance, () -> launches.of(instance), data))
                .toList();
    }

    /** Takes the data folder, ends what an earlier system left behind, and refuses when a port is taken. */
    public static LocalSystem prepare(UpOptions options, Installation installation, ProgressOutput announcements) {
        var data = DataFolder.at(options.data());
        var lock = DataLock.take(data);
        int leftovers = OrphanedProcesses.end(data);
        if (leftovers > 0) {
            announcements.say("ended %d processes that an earlier run had left behind".formatted(leftovers));
        }
        data.clearPidFiles();
        FreePorts.check(options.ports());
        return new LocalSystem(options, data, lock, Launches.prepare(options, installation, data), announcements);
    }

    /** Returns when every process is well and every input has its partitions. */
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

    /** Starts again what ends from now on. */
    public void keepRunning() {
        for (var process : processes) {
            Thread.ofVirtual().name("watch " + process.instance()).start(() -> {
                try {
                    process.keepRunning(announcements);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Ends every process within ten seconds, the services before what they need to end well. */
    public void stop() {
        stopping.countDown();
        var services = processes.subList(1, processes.size());
        services.forEach(Supervised::askToStop);
        long deadline = System.nanoTime() + SERVICES_MAY_STOP_FOR.toNanos();
        services.forEach(service -> service.awaitEnd(deadline));
        var stack = processes.getFirst();
        stack.askToStop();
        stack.awaitEnd(System.nanoTime() + STACK_MAY_STOP_FOR.toNanos());
        lock.close();
    }

    public List<ProcessState> states() {
        return processes.parallelStream()
                .map(process -> new ProcessState(
                        process.instance().role().label(),
                        process.instance().number(),
                        process.pid(),
                        ports.of(process.instance()),
                        process.health(probe),
                        Memory.residentMiB(process.pid())))
                .toList();
    }

    public DataFolder data() {
        return data;
    }

    public Launches launches() {
        return launches;
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void launch(Supervised process) {
        data.putAsideLog(process.instance());
        process.start();
        announcements.say("%-24s started, process %d".formatted(process.instance(), process.pid()));
    }

    private void awaitReady(List<Supervised> started) throws InterruptedException {
        var waiting = new ArrayList<>(started);
        while (!waiting.isEmpty()) {
            failWhenOneDied();
            waiting.removeIf(process -> {
                boolean ready = process.health(probe) == Health.UP;
                if (ready) {
                    announcements.say("%-24s ready after %.1f s, %s"
                            .formatted(process.instance(), secondsSinceBegin(), whereIs(process.instance())));
                }
                return ready;
            });
            failWhenLate(waiting.stream().map(Supervised::instance).toList(), "not ready");
            pause();
        }
    }

    private void awaitPartitions(ConsumerAssignments assignments) throws InterruptedException {
        for (var roles = assignments.unassigned(); !roles.isEmpty(); roles = assignments.unassigned()) {
            failWhenOneDied();
            failWhenLate(roles, "without partitions of their inputs");
            pause();
        }
    }

    private void pause() throws InterruptedException {
        if (stopping.await(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("stopped during the start");
        }
    }

    private void failWhenOneDied() {
        for (var process : processes) {
            if (process.wasStarted() && !process.isAlive() && !isStopping()) {
                throw new Refusal("%s ended during the start. The end of %s:\n%s"
                        .formatted(process.instance(), process.log(), LogTail.of(process.log())));
            }
        }
    }

    private void failWhenLate(Iterable<?> late, String how) {
        if (System.nanoTime() - begun > PATIENCE.toNanos() && late.iterator().hasNext()) {
            throw new Refusal("After %d minutes still %s: %s. The logs are in %s."
                    .formatted(PATIENCE.toMinutes(), how, late, data.logs()));
        }
    }

    private String whereIs(Instance instance) {
        return instance.role() == Role.STACK
                ? "identity %s, broker %s, store localhost:%d"
                        .formatted(ports.identityUrl(), ports.brokers(), ports.store())
                : "http://localhost:" + ports.of(instance);
    }

    public double secondsSinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
