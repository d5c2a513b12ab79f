package io.bantin.bench;

import io.bantin.bench.system.BenchPublisher;
import io.bantin.bench.system.NotificationDatabase;
import io.bantin.bench.system.SubscriberSet;
import io.bantin.bench.system.TemporarySystem;
import io.bantin.local.launch.JvmFlags;
import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.UpOptions;
import io.bantin.sink.Behaviour;
import io.bantin.sink.RecordingSink;
import java.time.Duration;
import java.util.Map;

/** A running system whose mails go to a sink in this process, with its publisher and subscribers. */
record MeasuredSystem(RecordingSink sink, TemporarySystem subject, BenchPublisher newsroom, NotificationDatabase ledger)
        implements AutoCloseable {

    private static final SubscriberSet FIRST_READERS = new SubscriberSet('w', 1_000);
    private static final Duration STANDSTILL = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private static final int USUAL_HEAP = 512;
    /** Half more than a subscriber takes, so that the garbage collector has little to do. */
    private static final int BYTES_A_SUBSCRIBER = 1_000;

    private static final int BYTES_A_RECIPIENT = 38;
    private static final int MEBIBYTE = 1024 * 1024;

    /** Starts a system, and sends a first campaign to load and compile its classes. */
    static MeasuredSystem start(FanoutConditions conditions) throws InterruptedException {
        say("starting a system for %s", conditions.words());
        var sink = RecordingSink.start(0);
        var place = conditions.place();
        var sending = conditions.sending();
        var options = UpOptions.withDefaults(place.portBase(), place.data())
                .withData(place.data())
                .withSmtp("localhost:" + sink.port())
                .withScale("notification-service=" + sending.instances());
        var subject = TemporarySystem.start(
                conditions.memoryStore() ? options.withMemoryStore() : options,
                Map.of(
                        "BANTIN_DELIVERIES_WORKERS",
                        String.valueOf(sending.connections()),
                        JvmFlags.STACK_HEAP,
                        heap(conditions) + "m"));
        var trial = new MeasuredSystem(
                sink, subject, new BenchPublisher(subject.options()), new NotificationDatabase(subject));
        try {
            trial.warmUp();
        } catch (RuntimeException | InterruptedException e) {
            trial.close();
            throw e;
        }
        sink.behave(Behaviour.FLAWLESS.taking(sending.delay()));
        return trial;
    }

    /** Creates a category with these subscribers and this many past campaigns. */
    String fill(SubscriberSet readers, int campaigns) {
        say("adding %,d subscribers and %d old campaigns", readers.size(), campaigns);
        var category = newsroom.category("Nhóm " + readers.name());
        ledger.subscribe(readers, category);
        ledger.remember(campaigns, readers, category);
        return category;
    }

    /** Waits until the sink has accepted this many mails. Fails if it accepts none for a while. */
    void awaitAccepted(long mails) throws InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        while (sink.accepted() < mails) {
            if (sink.accepted() > seen) {
                seen = sink.accepted();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STANDSTILL.toNanos()) {
                throw new CommandFailed("No mail came for %d s; %,d of %,d had come. The logs are in %s."
                        .formatted(
                                STANDSTILL.toSeconds(),
                                seen,
                                mails,
                                subject.options().data().resolve("logs")));
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    @Override
    public void close() {
        ledger.close();
        subject.close();
        sink.close();
    }

    static void say(String what, Object... values) {
        System.err.printf("... " + what + "%n", values);
    }

    private void warmUp() throws InterruptedException {
        var draft = newsroom.draft("Tin đầu tiên", fill(FIRST_READERS, 0));
        var publication = newsroom.publish(draft);
        awaitAccepted(FIRST_READERS.size());
        ledger.awaitFinished(publication.eventId(), STANDSTILL);
    }

    private static int heap(FanoutConditions conditions) {
        long recipients = (long) conditions.subscribers() * (conditions.oldCampaigns() + 1);
        long documents = (long) conditions.subscribers() * BYTES_A_SUBSCRIBER + recipients * BYTES_A_RECIPIENT;
        return USUAL_HEAP + (conditions.memoryStore() ? (int) (documents / MEBIBYTE) : 0);
    }
}
