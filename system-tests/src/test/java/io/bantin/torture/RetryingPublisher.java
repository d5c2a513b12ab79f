package io.bantin.torture;

import io.bantin.journeys.Visitor;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A publisher and an operator who repeat a request with the same idempotency key until it is answered. */
record RetryingPublisher(Visitor publisher, Visitor operator) {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(150);

    /** The draft that is published next. */
    record Draft(String id, long version) {}

    /** The event of an acknowledged publication, and when it was requested first. */
    record Published(String eventId, Instant calledAt) {}

    String category(String name) {
        return untilAnswered(201, () -> publisher.post("/api/editorial/categories", Visitor.json("name", name)))
                .json()
                .path("id")
                .asString();
    }

    /** Waits for a category that is on its way to article-service. */
    Draft draft(String title, String category) {
        var body = Visitor.json("title", title, "categoryIds", List.of(category), "language", "vi");
        var created = untilAnswered(201, () -> publisher.post("/api/editorial/articles", body))
                .json();
        return new Draft(created.path("id").asString(), created.path("version").asLong());
    }

    Published publish(Draft draft) {
        var headers = Map.of(
                "If-Match",
                "\"" + draft.version() + "\"",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var calledAt = Instant.now();
        var article = untilAnswered(
                        200,
                        () -> publisher.transition("/api/editorial/articles/%s/publish".formatted(draft.id()), headers))
                .json();
        return new Published(draft.id() + "." + article.path("version").asLong(), calledAt);
    }

    /** Returns when the cancellation was acknowledged. */
    Instant cancel(String eventId) {
        // The campaign is unknown until the event has arrived.
        untilAnswered(200, () -> operator.transition("/api/ops/campaigns/%s/cancel".formatted(eventId), Map.of()));
        return Instant.now();
    }

    /** Resumes a campaign that paused itself after many rejections in a row: the pause is no failure here. */
    void resume(String eventId) {
        untilAnswered(200, () -> operator.transition("/api/ops/campaigns/%s/resume".formatted(eventId), Map.of()));
    }

    private static Visitor.Answer untilAnswered(int status, Supplier<Visitor.Answer> request) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                var answer = request.get();
                if (answer.status() == status) {
                    return answer;
                }
                last = answer.text();
            } catch (UncheckedIOException away) {
                last = away.toString();
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        throw new AssertionError("no %d within %s, but: %s".formatted(status, TIMEOUT, last));
    }
}
