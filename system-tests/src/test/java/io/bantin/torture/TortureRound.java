package io.bantin.torture;

import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.ProcessKind;
import io.bantin.sink.Fault.LostAnswer;
import io.bantin.torture.Evidence.Article;
import io.bantin.torture.Evidence.Limits;
import io.bantin.torture.Evidence.Reader;
import io.bantin.torture.RetryingPublisher.Draft;
import io.bantin.torture.RetryingPublisher.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Publishes two articles to the same subscribers while the faults of a plan hit the system. */
final class TortureRound {

    /** The most mails that one death or stall of a sender or of the store may repeat. */
    private static final int REPEATS = 32;

    /** No mail may begin later than 2 s after a stop. A mail that was begun before gets another second. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(3);

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final TortureSystem system;
    private final RoundPlan plan;
    private final RoundSubscribers people;
    private final RetryingPublisher editor;

    TortureRound(TortureSystem system, RoundPlan plan, int number) {
        this.system = system;
        this.plan = plan;
        this.people = new RoundSubscribers(number, plan.readers());
        this.editor = system.editor();
    }

    Evidence play() throws InterruptedException, ExecutionException {
        var category = editor.category("Vòng " + plan.seed());
        system.ledgers().subscribe(people.documents(category));
        var first = editor.draft("Bài thứ nhất", category);
        var second = editor.draft("Bài thứ hai", category);
        system.sink().clear();
        system.sink().behave(plan.behaviour(people.addresses()));
        List<Publication> publications;
        try (var actors = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = Instant.now();
            var articles = List.of(
                    actors.submit(() -> publish(first, begun, Duration.ZERO, null)),
                    actors.submit(() -> publish(second, begun, RoundPlan.SECOND_ARTICLE, plan.cancelAt())));
            List<Future<?>> others = new ArrayList<>();
            plan.processFaults()
                    .forEach(fault -> others.add(actors.submit(() -> {
                        waitUntil(begun.plus(fault.at()));
                        system.deal(fault);
                    })));
            plan.leavers()
                    .forEach(leave -> others.add(actors.submit(() -> {
                        waitUntil(begun.plus(leave.at()));
                        people.leave(leave.reader(), system.visitor());
                    })));
            for (var other : others) {
                other.get();
            }
            publications = List.of(articles.get(0).get(), articles.get(1).get());
        }
        publications.forEach(publication -> awaitEnd(publication.published().eventId()));
        system.awaitRecovery();
        return evidence(publications);
    }

    private record Publication(
            Published published, @Nullable Instant cancelledAt) {}

    private Publication publish(Draft draft, Instant begun, Duration at, @Nullable Duration cancelAt) {
        waitUntil(begun.plus(at));
        var published = editor.publish(draft);
        if (cancelAt == null) {
            return new Publication(published, null);
        }
        waitUntil(begun.plus(cancelAt));
        return new Publication(published, editor.cancel(published.eventId()));
    }

    private void awaitEnd(String eventId) {
        await().alias("the end of " + eventId).atMost(BOUND).ignoreExceptions().until(() -> {
            if (system.ledgers().isPaused(eventId)) {
                editor.resume(eventId);
            }
            return system.ledgers().isFinished(eventId);
        });
    }

    private Evidence evidence(List<Publication> publications) {
        long processFaults = plan.processFaultsOf(ProcessKind.NOTIFICATION_SERVICE, ProcessKind.STACK);
        long lostAnswers = plan.faults().stream()
                .filter(chance -> chance.fault() instanceof LostAnswer)
                .mapToLong(chance -> Math.round(chance.rate() * plan.readers() * 4))
                .sum();
        return new Evidence(
                publications.stream()
                        .map(publication -> new Article(
                                publication.published().eventId(),
                                publication.published().calledAt(),
                                publication.cancelledAt(),
                                system.ledgers().read(publication.published().eventId())))
                        .toList(),
                people.ids().stream().map(this::reader).toList(),
                system.sink().acceptances().toList(),
                new Limits(processFaults * REPEATS + lostAnswers, STOPPED_WITHIN.plus(plan.longestStall())));
    }

    private Reader reader(String id) {
        return new Reader(
                id,
                RoundSubscribers.address(id),
                people.leftAt(id),
                plan.unknown().stream().map(people.ids()::get).noneMatch(id::equals));
    }

    private static void waitUntil(Instant time) {
        var wait = Duration.between(Instant.now(), time);
        if (wait.isPositive()) {
            await().pollDelay(wait).atMost(wait.plusSeconds(5)).until(() -> true);
        }
    }
}
