package io.bantin.bench;

import io.bantin.bench.result.Measurement;
import java.util.ArrayList;
import java.util.List;

/** Compares the durable store with the store in memory. */
final class StoresBenchmark {

    private static final int SUBSCRIBERS = 100_000;

    private StoresBenchmark() {}

    static List<Measurement> run(BenchOptions options) throws InterruptedException {
        var conditions = FanoutConditions.of(options, SUBSCRIBERS);
        var memory = FanoutBenchmark.measure(conditions.withMemoryStore(true));
        var file = FanoutBenchmark.measure(conditions.withMemoryStore(false));
        var figures = new ArrayList<Measurement>();
        memory.figures().forEach(figure -> figures.add(figure.forTheRecord().under("memory")));
        file.figures().forEach(figure -> figures.add(figure.forTheRecord().under("H2")));
        figures.add(Measurement.of("H2 / memory", file.mailsPerSecond() / memory.mailsPerSecond(), "")
                .atLeast(0.6));
        figures.add(Measurement.of("the same by CPU alone", memory.cpuPerThousand() / file.cpuPerThousand(), ""));
        return figures;
    }
}
