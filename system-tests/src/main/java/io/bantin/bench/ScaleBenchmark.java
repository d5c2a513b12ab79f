package io.bantin.bench;

import io.bantin.bench.result.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares two instances with one, with a slow sink as the limit instead of the CPU. */
final class ScaleBenchmark {

    private static final int SUBSCRIBERS = 20_000;
    private static final Duration SLOW = Duration.ofMillis(5);

    private ScaleBenchmark() {}

    static List<Measurement> run(BenchOptions options) throws InterruptedException {
        var conditions = FanoutConditions.of(options, SUBSCRIBERS);
        var one = FanoutBenchmark.measure(conditions.withSending(slowly(conditions.sending(), 1)));
        var two = FanoutBenchmark.measure(conditions.withSending(slowly(conditions.sending(), 2)));
        var figures = new ArrayList<Measurement>();
        one.figures().forEach(figure -> figures.add(figure.forTheRecord().under("one")));
        two.figures().forEach(figure -> figures.add(figure.forTheRecord().under("two")));
        figures.add(Measurement.of("two / one", two.mailsPerSecond() / one.mailsPerSecond(), "")
                .atLeast(1.6));
        return figures;
    }

    private static SendingOptions slowly(SendingOptions sending, int instances) {
        return new SendingOptions(
                instances, sending.connections(), sending.delay().isZero() ? SLOW : sending.delay());
    }
}
