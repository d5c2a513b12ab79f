package io.bantin.bench;

import io.bantin.bench.result.Measurement;
import io.bantin.bench.system.BareSenderLimit;
import io.bantin.bench.system.BenchPublisher.Draft;
import io.bantin.bench.system.BenchPublisher.Publication;
import io.bantin.bench.system.Cpu;
import io.bantin.bench.system.FlightRecording;
import io.bantin.bench.system.LiveHeap;
import io.bantin.bench.system.SubscriberSet;
import io.bantin.local.plan.ProcessKind;
import io.bantin.sink.AcceptedMail;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/** Sends one article to many subscribers, and compares it with a bare sender to the same sink before and after. */
final class FanoutBenchmark {

    private static final Duration FINISH = Duration.ofMinutes(2);
    private static final int MAX_BARE_MAILS = 50_000;

    private FanoutBenchmark() {}

    /**
     * The measurements of one run.
     *
     * @param seconds from the publish call to the last acceptance
     * @param liveHeap of the service, in mebibytes
     */
    record Outcome(
            int mails,
            double seconds,
            Duration firstMail,
            Duration planning,
            long repeated,
            Cpu cpu,
            double liveHeap,
            BareSenderLimit limit) {

        double mailsPerSecond() {
            return mails / seconds;
        }

        double ratio() {
            return mailsPerSecond() / limit.mailsPerSecond();
        }

        double cpuPerThousand() {
            return cpu.total() * 1000 / mails;
        }

        List<Measurement> figures() {
            double thousands = mails / 1000.0;
            return List.of(
                    Measurement.of("fan-out", mailsPerSecond(), "mails/s"),
                    Measurement.of("bare sender", limit.mailsPerSecond(), "mails/s"),
                    Measurement.of("fan-out / bare sender", ratio(), "").atLeast(0.6),
                    Measurement.of("the same by CPU alone", limit.cpuPerThousand() / cpuPerThousand(), ""),
                    Measurement.of("publish to first mail", firstMail.toMillis(), "ms"),
                    Measurement.of("publish to last mail", seconds, "s"),
                    Measurement.of("planning", planning.toMillis() / 1000.0, "s"),
                    Measurement.of("CPU a thousand mails, service", cpu.service() / thousands, "s"),
                    Measurement.of("CPU a thousand mails, stack", cpu.stack() / thousands, "s"),
                    Measurement.of("CPU a thousand mails, other services", cpu.others() / thousands, "s"),
                    Measurement.of("CPU a thousand mails, sink", cpu.sink() / thousands, "s"),
                    Measurement.of("CPU a thousand mails, bare sender", limit.senderCpu() * 1000 / limit.mails(), "s"),
                    Measurement.of("live heap of the service", liveHeap, "MiB"),
                    Measurement.of("mails repeated", repeated, "").atMost(0));
        }
    }

    static List<Measurement> run(FanoutConditions conditions) throws InterruptedException {
        return measure(conditions).figures();
    }

    static Outcome measure(FanoutConditions conditions) throws InterruptedException {
        try (var trial = MeasuredSystem.start(conditions)) {
            var readers = new SubscriberSet('r', conditions.subscribers());
            var draft = trial.newsroom()
                    .draft("Cầu mới nối đôi bờ sông Lũy", trial.fill(readers, conditions.oldCampaigns()));
            int size = (int) trial.sink()
                    .acceptances()
                    .mapToInt(AcceptedMail::size)
                    .average()
                    .orElseThrow();
            var before = limit(trial, conditions, size);

            MeasuredSystem.say("publishing to %,d", readers.size());
            trial.sink().clear();
            var cpu = Cpu.of(trial.subject());
            var publication = publish(draft, trial, conditions);
            var used = Cpu.of(trial.subject()).since(cpu);
            var milestones = trial.ledger().awaitFinished(publication.eventId(), FINISH);
            double seconds =
                    Duration.between(publication.calledAt(), trial.sink().lastAcceptedAt())
                                    .toMillis()
                            / 1000.0;
            var firstMail = Duration.between(
                    publication.calledAt(),
                    trial.sink().acceptances().findFirst().orElseThrow().at());
            long repeated = repeated(trial);
            double heap = trial.subject().processes(ProcessKind.NOTIFICATION_SERVICE).stream()
                    .mapToDouble(LiveHeap::mebibytesOf)
                    .max()
                    .orElseThrow();
            return new Outcome(
                    readers.size(),
                    seconds,
                    firstMail,
                    milestones.planning(),
                    repeated,
                    used,
                    heap,
                    before.plus(limit(trial, conditions, size)));
        }
    }

    /** Returns when the last mail is accepted. */
    private static Publication publish(Draft draft, MeasuredSystem trial, FanoutConditions conditions)
            throws InterruptedException {
        long service =
                trial.subject().processes(ProcessKind.NOTIFICATION_SERVICE).getFirst();
        try (var _ = FlightRecording.start(service, conditions.place().profile())) {
            var publication = trial.newsroom().publish(draft);
            trial.awaitAccepted(conditions.subscribers());
            return publication;
        }
    }

    private static BareSenderLimit limit(MeasuredSystem trial, FanoutConditions conditions, int size) {
        int connections = conditions.sending().allConnections();
        int mails = Math.clamp(conditions.subscribers() / 2, 1, MAX_BARE_MAILS);
        MeasuredSystem.say("a bare sender: %,d mails of %,d bytes", mails, size);
        var limit = BareSenderLimit.measure(trial.sink(), connections, mails, size);
        trial.sink().clear();
        return limit;
    }

    private static long repeated(MeasuredSystem trial) {
        var recipients = new HashSet<String>();
        trial.sink().acceptances().forEach(acceptance -> recipients.add(acceptance.recipient()));
        return trial.sink().accepted() - recipients.size();
    }
}
