package io.bantin.bench.system;

import io.bantin.local.plan.ProcessKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** CPU seconds that processes have used. A busy machine makes them pass more slowly, but does not add to them. */
public record Cpu(double service, double stack, double others, double sink) {

    /** The CPU seconds so far, including those of the sink in this process. */
    public static Cpu of(TemporarySystem subject) {
        return new Cpu(
                seconds(subject.processes(ProcessKind.NOTIFICATION_SERVICE)),
                seconds(subject.processes(ProcessKind.STACK)),
                List.of(
                                ProcessKind.GATEWAY,
                                ProcessKind.ARTICLE_SERVICE,
                                ProcessKind.CATEGORY_SERVICE,
                                ProcessKind.PORTAL)
                        .stream()
                        .mapToDouble(role -> seconds(subject.processes(role)))
                        .sum(),
                ofSink());
    }

    public static double ofSink() {
        return seconds(List.of(ProcessHandle.current().pid()));
    }

    public Cpu since(Cpu before) {
        return new Cpu(service - before.service, stack - before.stack, others - before.others, sink - before.sink);
    }

    public double total() {
        return service + stack + others + sink;
    }

    private static double seconds(Collection<Long> processes) {
        return processes.stream()
                        .flatMap(process -> ProcessHandle.of(process).stream())
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toMillis)
                        .sum()
                / 1000.0;
    }
}
