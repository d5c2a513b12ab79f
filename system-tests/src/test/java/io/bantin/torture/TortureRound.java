package io.bantin.torture;

import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.Role;
import io.bantin.sink.Fault.LostAnswer;
import io.bantin.torture.Editor.Draft;
import io.bantin.torture.Editor.Published;
import io.bantin.torture.Evidence.Article;
import io.bantin.torture.Evidence.Limits;
import io.bantin.torture.Evidence.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Two articles are published to the same people while a script happens to the system. */
final class TortureRound {

    /** Repeated at most, for each death or standstill of a sender or the store. */
    private static final int REPEATS = 32;

    /** From the promise: nothing begins 2 s after it was stopped. And a second for what was begun before. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(3);

    private static final Duration BOUND = Duration.ofMinutes(4);

    private final TortureSystem arena;
    private final Script script;
    private final People people;
    private final Editor editor;

    TortureRound(TortureSystem arena, Script script, int number) {
        this.arena = arena;
        this.script = script;
        this.people = new People(number, script.readers());
        this.editor = arena.editor();
    }

    Evidence play() throws InterruptedException, ExecutionException {
        var category = editor.category("Vòng " + script.seed());
        arena.ledgers().subscribe(people.documents(category));
        var first = editor.draft("Bài thứ nhất", category);
        var second = editor.draft("Bài thứ hai", category);
        arena.sink().clear();
        arena.sink().behave(script.behaviour(people.addresses()));
        List<Publication> publications;
        try (var actors = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = Instant.now();
            var articles = List.of(
                    actors.submit(() -> publish(first, begun, Duration.ZERO, null)),
                    actors.submit(() -> publish(second, begun, Script.SECOND_ARTICLE, script.cancelAt())));
            List<Future<?>> others = new ArrayList<>();
            script.blows()
                    .forEach(blow -> others.add(actors.submit(() -> {
                        waitUntil(begun.plus(blow.at()));
                        arena.deal(blow);
                    })));
            script.leavers()
                    .forEach(leave -> others.add(actors.submit(() -> {
                        waitUntil(begun.plus(leave.at()));
                        people.leave(leave.reader(), arena.visitor());
                    })));
            for (var other : others) {
                other.get();
            }
            publications = List.of(articles.get(0).get(), articles.get(1).get());
        }
        publications.forEach(publication -> awaitEnd(publication.published().eventId()));
        arena.awaitRecovery();
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
            if (arena.ledgers().isPaused(eventId)) {
                editor.resume(eventId);
            }
            return arena.ledgers().isFinished(eventId);
        });
    }

    private Evidence evidence(List<Publication> publications) {
        long blows = script.blowsAgainst(Role.NOTIFICATION_SERVICE, Role.STACK);
        long lostAnswers = script.faults().stream()
                .filter(chance -> chance.fault() instanceof LostAnswer)
                .mapToLong(chance -> Math.round(chance.rate() * script.readers() * 4))
                .sum();
        return new Evidence(
                publications.stream()
                        .map(publication -> new Article(
                                publication.published().eventId(),
                                publication.published().calledAt(),
                                publication.cancelledAt(),
                                arena.ledgers().read(publication.published().eventId())))
                        .toList(),
                people.ids().stream().map(this::reader).toList(),
                arena.sink().acceptances().toList(),
                new Limits(blows * REPEATS + lostAnswers, STOPPED_WITHIN.plus(script.longestStall())));
    }

    private Reader reader(String id) {
        return new Reader(
                id,
                People.address(id),
                people.leftAt(id),
                script.unknown().stream().map(people.ids()::get).noneMatch(id::equals));
    }

    private static void waitUntil(Instant time) {
        var wait = Duration.between(Instant.now(), time);
        if (wait.isPositive()) {
            await().pollDelay(wait).atMost(wait.plusSeconds(5)).until(() -> true);
        }
    }
}
