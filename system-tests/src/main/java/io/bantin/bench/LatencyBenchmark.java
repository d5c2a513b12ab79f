package io.bantin.bench;

import io.bantin.bench.result.Measurement;
import io.bantin.bench.system.BenchPublisher.Draft;
import io.bantin.bench.system.BenchPublisher.Publication;
import io.bantin.bench.system.NotificationDatabase.Milestones;
import io.bantin.bench.system.SubscriberSet;
import io.bantin.local.plan.CommandFailed;
import io.bantin.sink.AcceptedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Measures the time from the publish call to the first accepted mail of small campaigns, alone and beside a large one. */
final class LatencyBenchmark {

    private static final SubscriberSet FEW = new SubscriberSet('f', 10);
    private static final Duration PLAN = Duration.ofMinutes(5);
    private static final long TIMEOUT_SECONDS = 60;
    /** The pause in which the campaign before finishes, so that the system is idle. */
    private static final long BETWEEN_MILLIS = 500;

    private static final int WARM_UP = 20;

    private final MeasuredSystem trial;
    private final String category;
    private final BlockingQueue<AcceptedMail> mailsToFew = new LinkedBlockingQueue<>();

    private LatencyBenchmark(MeasuredSystem trial, String category) {
        this.trial = trial;
        this.category = category;
    }

    static List<Measurement> run(FanoutConditions conditions, int samples) throws InterruptedException {
        try (var trial = MeasuredSystem.start(conditions)) {
            var many = new SubscriberSet('r', conditions.subscribers());
            var categoryOfMany = trial.fill(many, conditions.oldCampaigns());
            var latency = new LatencyBenchmark(trial, trial.fill(FEW, 0));
            trial.sink().watch(latency::note);
            latency.sample(WARM_UP);
            MeasuredSystem.say("publishing %d articles to %d", samples, FEW.size());
            var published = new ArrayList<Publication>();
            var idle = latency.sample(samples, published);

            MeasuredSystem.say(
                    "publishing to %,d, and when that is planned %d articles to %d", many.size(), samples, FEW.size());
            var publication = trial.newsroom().publish(trial.newsroom().draft("Tin của số đông", categoryOfMany));
            var milestones = trial.ledger().awaitPlanned(publication.eventId(), PLAN);
            long before = trial.sink().accepted();
            var busy = latency.sample(samples);
            long during = trial.sink().accepted() - before;
            if (trial.sink().accepted() >= many.size()) {
                MeasuredSystem.say("the campaign of many ended before the last sample; it needs more subscribers");
            }
            return List.of(
                    Measurement.of("idle, p50", percentile(idle, 50), "ms").atMost(60),
                    Measurement.of("idle, p99", percentile(idle, 99), "ms").atMost(300),
                    Measurement.of(
                            "idle, p50 until the decision", latency.until(published, Milestones::announcedAt), "ms"),
                    Measurement.of(
                            "idle, p50 until the campaign", latency.until(published, Milestones::createdAt), "ms"),
                    Measurement.of(
                            "idle, p50 until the plan", latency.until(published, Milestones::plannedAtLast), "ms"),
                    Measurement.of("busy, p50", percentile(busy, 50), "ms"),
                    Measurement.of("busy, p99", percentile(busy, 99), "ms").atMost(2_000),
                    Measurement.of("mails of others meanwhile", during - (double) samples * FEW.size(), ""),
                    Measurement.of("planning of the many", milestones.planning().toMillis() / 1000.0, "s"));
        }
    }

    /** Milliseconds, sorted. */
    private double[] sample(int samples) throws InterruptedException {
        return sample(samples, new ArrayList<>());
    }

    private double[] sample(int samples, List<Publication> published) throws InterruptedException {
        var latencies = new double[samples];
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < samples; i++) {
            drafts.add(trial.newsroom().draft("Tin số " + i, category));
        }
        for (int i = 0; i < samples; i++) {
            var publication = trial.newsroom().publish(drafts.get(i));
            latencies[i] = Duration.between(publication.calledAt(), firstMailOf(publication))
                            .toNanos()
                    / 1e6;
            published.add(publication);
            Thread.sleep(BETWEEN_MILLIS);
        }
        Arrays.sort(latencies);
        return latencies;
    }

    /** Median of the times from the call. */
    private double until(List<Publication> published, Function<Milestones, Instant> milestone) {
        var times = published.stream()
                .mapToDouble(publication -> Duration.between(
                                        publication.calledAt(),
                                        milestone.apply(trial.ledger().milestonesOf(publication.eventId())))
                                .toNanos()
                        / 1e6)
                .sorted()
                .toArray();
        return percentile(times, 50);
    }

    private Instant firstMailOf(Publication publication) throws InterruptedException {
        while (true) {
            var mail = mailsToFew.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (mail == null) {
                throw new CommandFailed(
                        "No mail of %s came in %d s.".formatted(publication.eventId(), TIMEOUT_SECONDS));
            }
            if (mail.messageId().startsWith("<" + publication.eventId() + ".")) {
                return mail.at();
            }
        }
    }

    private void note(AcceptedMail acceptance) {
        if (acceptance.recipient().charAt(0) == FEW.name()) {
            mailsToFew.add(acceptance);
        }
    }

    /** The smallest value that this percentage of the values does not exceed. */
    static double percentile(double[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
