package io.bantin.torture;

import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.ProcessKind;
import io.bantin.sink.Behaviour;
import io.bantin.torture.Evidence.Article;
import io.bantin.torture.Evidence.Limits;
import io.bantin.torture.Evidence.Reader;
import io.bantin.torture.RetryingPublisher.Published;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Sends one article to many subscribers, with faults at the worst moments instead of random ones. */
final class FaultScenario {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Duration SLOW_MAIL = Duration.ofMillis(25);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    /** The number of ids that a planner reads at once for a chunk. */
    private static final int READ_AT_ONCE = 5_000;

    private static final int CHUNK = 500;

    /** Longer than a takeover takes. */
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private final TortureSystem system;
    private final RoundSubscribers people;
    private final String category;
    private final Published published;
    private final int allowedRepeats;

    private FaultScenario(
            TortureSystem system, RoundSubscribers people, String category, Published published, int allowedRepeats) {
        this.system = system;
        this.people = people;
        this.category = category;
        this.published = published;
        this.allowedRepeats = allowedRepeats;
    }

    /** A sender stalls until it has been replaced, and continues. */
    static List<String> ofAStaleSender(TortureSystem system) {
        var scenario = begin(system, new RoundSubscribers(1, 400), SLOW_MAIL, 32);
        scenario.awaitMails(60);
        int owner = scenario.stopTheSender();
        scenario.awaitMails(250);
        scenario.goOn(owner);
        return scenario.judge();
    }

    /** The sender is killed three times, between two mails or during one. */
    static List<String> ofAKilledSender(TortureSystem system) {
        var scenario = begin(system, new RoundSubscribers(2, 400), SLOW_MAIL, 3 * 2 * 32);
        for (int mails : List.of(100, 180, 260)) {
            scenario.awaitMails(mails);
            scenario.kill(0);
            scenario.kill(1);
        }
        return scenario.judge();
    }

    /**
     * A planner stalls. A subscriber returns who was absent when the planner read ahead. Another planner takes over,
     * plans this subscriber, and is killed before the end. Then the first planner continues.
     */
    static List<String> ofAStalePlanner(TortureSystem system) {
        var people = new RoundSubscribers(3, 20_000);
        String backAgain = people.ids().get(READ_AT_ONCE - 1_000);
        for (int tries = 0; tries < 12; tries++) {
            var scenario = begin(system, people, Duration.ZERO, Integer.MAX_VALUE, backAgain);
            if (scenario.overtakesThePlanner(tries % 2, backAgain)) {
                return scenario.judge();
            }
            scenario.goOn(0);
            scenario.goOn(1);
            scenario.awaitEnd();
            system.awaitRecovery();
        }
        throw new AssertionError("No planner could be overtaken in the middle of its plan");
    }

    private static FaultScenario begin(
            TortureSystem system, RoundSubscribers people, Duration delay, int allowedRepeats, String... haveLeft) {
        var editor = system.editor();
        var category = editor.category("Vây " + System.nanoTime());
        system.ledgers().resubscribe(people.documents(category));
        for (String id : haveLeft) {
            system.ledgers().setState(id, "LEFT");
        }
        var draft = editor.draft("Bài bị vây", category);
        system.sink().clear();
        system.sink().behave(Behaviour.FLAWLESS.taking(delay));
        return new FaultScenario(system, people, category, editor.publish(draft), allowedRepeats);
    }

    private void awaitMails(long mails) {
        await().atMost(BOUND)
                .pollInterval(POLL_INTERVAL)
                .until(() -> system.sink().accepted() >= mails);
    }

    /** Returns the instance that was stopped. */
    private int stopTheSender() {
        stop(0);
        long before = system.sink().accepted();
        await().pollDelay(SLOW_MAIL.multipliedBy(12)).until(() -> true);
        if (system.sink().accepted() - before < 3) {
            return 0;
        }
        goOn(0);
        stop(1);
        return 1;
    }

    /** False if the moment was missed: the plan was closed already, or another instance wrote it. */
    private boolean overtakesThePlanner(int planner, String backAgain) {
        await().atMost(BOUND).pollInterval(Duration.ofMillis(1)).until(() -> chunks() > 0);
        stop(planner);
        stop(1 - planner);
        long stoppedAt = chunks();
        if (stoppedAt * CHUNK > READ_AT_ONCE / 2) {
            return false;
        }
        system.ledgers().setState(backAgain, "ACTIVE");
        long since = System.nanoTime();
        goOn(1 - planner);
        await().atMost(TAKEOVER).pollInterval(POLL_INTERVAL).until(() -> chunks() > stoppedAt);
        boolean tookOver = System.nanoTime() - since > Duration.ofSeconds(8).toNanos();
        if (!tookOver) {
            return false;
        }
        await().atMost(BOUND).pollInterval(Duration.ofMillis(1)).until(() -> chunks() > 30);
        stop(1 - planner);
        kill(1 - planner);
        if (chunks() > 38) {
            return false;
        }
        goOn(planner);
        return true;
    }

    private List<String> judge() {
        awaitEnd();
        system.awaitRecovery();
        return Checker.violations(new Evidence(
                List.of(new Article(
                        published.eventId(),
                        published.calledAt(),
                        null,
                        system.ledgers().read(published.eventId()))),
                people.ids().stream()
                        .map(id -> new Reader(id, RoundSubscribers.address(id), null, true))
                        .toList(),
                system.sink().acceptances().toList(),
                new Limits(allowedRepeats, Duration.ZERO)));
    }

    /** If a campaign does not end, the checker reports it. */
    private void awaitEnd() {
        try {
            await().atMost(BOUND).until(() -> system.ledgers().isFinished(published.eventId()));
        } catch (ConditionTimeoutException never) {
            System.out.println(category + " does not end");
        }
    }

    private long chunks() {
        return system.ledgers().chunks(published.eventId());
    }

    private void stop(int instance) {
        system.process(ProcessKind.NOTIFICATION_SERVICE, instance).ifPresent(TortureSystem::stop);
    }

    private void goOn(int instance) {
        system.process(ProcessKind.NOTIFICATION_SERVICE, instance).ifPresent(TortureSystem::goOn);
    }

    private void kill(int instance) {
        system.process(ProcessKind.NOTIFICATION_SERVICE, instance).ifPresent(ProcessHandle::destroyForcibly);
    }
}
