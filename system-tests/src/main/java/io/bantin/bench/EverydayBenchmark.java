package io.bantin.bench;

import io.bantin.bench.result.Measurement;
import io.bantin.bench.system.SubscriberImport;
import io.bantin.bench.system.SubscriberSet;
import io.bantin.local.plan.CommandFailed;
import java.time.Duration;
import java.util.List;

/** Measures an import, and the time until the last mail, on the durable store. */
final class EverydayBenchmark {

    private static final int SUBSCRIBERS = 10_000;

    private EverydayBenchmark() {}

    static List<Measurement> run(BenchOptions options) throws InterruptedException {
        var conditions = FanoutConditions.of(options, SUBSCRIBERS).withMemoryStore(false);
        try (var trial = MeasuredSystem.start(conditions)) {
            var readers = new SubscriberSet('r', conditions.subscribers());
            var category = trial.newsroom().category("Tin trong tỉnh");
            // Waits until every service knows the category; a draft in it shows that.
            var draft = trial.newsroom().draft("Cầu mới nối đôi bờ sông Lũy", category);
            MeasuredSystem.say("importing %,d subscribers", readers.size());
            var imported = SubscriberImport.of(
                            readers, category, trial.subject().options())
                    .orElseThrow(
                            () -> new CommandFailed("This system has no import of subscribers; nothing was measured."));
            trial.sink().clear();
            var publication = trial.newsroom().publish(draft);
            trial.awaitAccepted(readers.size());
            var sent = Duration.between(publication.calledAt(), trial.sink().lastAcceptedAt());
            return List.of(
                    Measurement.of("import of %,d".formatted(readers.size()), imported.toMillis() / 1000.0, "s")
                            .atMost(5),
                    Measurement.of("publish to last mail", sent.toMillis() / 1000.0, "s")
                            .atMost(8));
        }
    }
}
