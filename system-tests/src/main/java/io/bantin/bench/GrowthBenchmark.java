package io.bantin.bench;

import io.bantin.bench.result.Measurement;
import java.util.ArrayList;
import java.util.List;

/** Sends the same article to ten and a hundred times as many subscribers, with past campaigns in the ledger. */
final class GrowthBenchmark {

    private static final int MILLION = 1_000_000;
    private static final int OLD_CAMPAIGNS = 30;

    private GrowthBenchmark() {}

    static List<Measurement> run(BenchOptions options) throws InterruptedException {
        var conditions = FanoutConditions.of(options, MILLION);
        var figures = new ArrayList<Measurement>();
        var outcomes = new ArrayList<FanoutBenchmark.Outcome>();
        for (int divisor : List.of(100, 10, 1)) {
            var outcome = FanoutBenchmark.measure(conditions
                    .withSubscribers(conditions.subscribers() / divisor)
                    .withOldCampaigns(options.number("old-campaigns", OLD_CAMPAIGNS)));
            outcomes.add(outcome);
            outcome.figures()
                    .forEach(figure -> figures.add(figure.forTheRecord().under("%,d".formatted(outcome.mails()))));
        }
        figures.addAll(compare(outcomes.getFirst(), outcomes.getLast()));
        return figures;
    }

    private static List<Measurement> compare(FanoutBenchmark.Outcome few, FanoutBenchmark.Outcome many) {
        var planning = Measurement.of(
                "planning of %,d".formatted(many.mails()), many.planning().toMillis() / 1000.0, "s");
        return List.of(
                Measurement.of("CPU a mail, many / few", many.cpuPerThousand() / few.cpuPerThousand(), "")
                        .atMost(1.2),
                Measurement.of("time a mail, many / few", few.mailsPerSecond() / many.mailsPerSecond(), "")
                        .atMost(1.2),
                Measurement.of("live heap, many - few", many.liveHeap() - few.liveHeap(), "MiB")
                        .atMost(16),
                many.mails() >= MILLION ? planning.atMost(15) : planning);
    }
}
