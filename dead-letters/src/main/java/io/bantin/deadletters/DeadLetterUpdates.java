package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.DISCARDED;
import static io.bantin.deadletters.DeadLetterState.REPLAYED;
import static io.bantin.deadletters.DeadLetterState.WAITING;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Writes dead letters. Every change is one conditional update of one document; {@code docs/decisions/008-dead-letters-in-a-store.md}
 * lists what may happen between two of them.
 */
final class DeadLetterUpdates {

    private final MongoOperations store;
    private final Clock clock;

    DeadLetterUpdates(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Counts an arrival and returns the dead letter; empty if the arrival was counted before. */
    Optional<DeadLetter> arrived(DeadLetterArrival arrival) {
        while (!isCounted(arrival)) {
            Optional<DeadLetter> deadLetter = opened(arrival).or(() -> counted(arrival));
            if (deadLetter.isPresent()) {
                return deadLetter;
            }
            // Between two steps another instance counted the arrival, or the dead letter was discarded or deleted.
        }
        return Optional.empty();
    }

    private boolean isCounted(DeadLetterArrival arrival) {
        String seen = seen(arrival);
        return store.exists(
                query(where("_id")
                        .is(arrival.deadLetterId())
                        .and(seen + ".offset")
                        .gte(arrival.offset())
                        .and(seen + ".timestamp")
                        .gte(arrival.timestamp())),
                DeadLetter.class);
    }

    private Optional<DeadLetter> opened(DeadLetterArrival arrival) {
        try {
            return Optional.of(store.insert(DeadLetter.opening(arrival, clock.instant())));
        } catch (DuplicateKeyException known) {
            return Optional.empty();
        }
    }

    private Optional<DeadLetter> counted(DeadLetterArrival arrival) {
        return update(uncounted(arrival).and("state").is(DISCARDED), again(arrival))
                .or(() -> update(
                        uncounted(arrival).and("state").ne(DISCARDED),
                        again(arrival).set("state", WAITING).unset("decidedAt")));
    }

    /** Compares offset and timestamp: the offsets of a recreated topic begin at 0 again. */
    private static Criteria uncounted(DeadLetterArrival arrival) {
        String seen = seen(arrival);
        return where("_id")
                .is(arrival.deadLetterId())
                .orOperator(
                        where(seen).exists(false),
                        where(seen + ".offset").lt(arrival.offset()),
                        where(seen + ".timestamp").lt(arrival.timestamp()));
    }

    private Update again(DeadLetterArrival arrival) {
        return new Update()
                .inc("arrivals", 1L)
                .set("reason", arrival.reason())
                .set("lastSeen", clock.instant())
                .set(seen(arrival) + ".offset", arrival.offset())
                .max(seen(arrival) + ".timestamp", arrival.timestamp());
    }

    /** Marks a dead letter whose record was sent again. If it changed since it was read, only the replay is counted. */
    void replayed(DeadLetter asRead) {
        Criteria unchanged = where("_id")
                .is(asRead.id())
                .and("state")
                .is(asRead.state())
                .and("arrivals")
                .is(asRead.arrivals());
        if (update(unchanged, decided(REPLAYED).inc("replays", 1)).isEmpty()) {
            update(where("_id").is(asRead.id()), new Update().inc("replays", 1));
        }
    }

    /** Keeps the first reason if it was discarded before. */
    void discard(String id, String reason) {
        update(
                where("_id").is(id).and("state").ne(DISCARDED),
                decided(DISCARDED).set("discardReason", reason));
    }

    /** Makes a discarded dead letter wait again before it is replayed, so that the record waits if it comes back. */
    Optional<DeadLetter> undiscard(String id) {
        return update(
                where("_id").is(id).and("state").is(DISCARDED),
                new Update().set("state", WAITING).unset("discardReason").unset("decidedAt"));
    }

    /** Undecided dead letters are kept for ever. */
    long deleteDecidedBefore(Instant end) {
        Criteria old = where("state")
                .in(REPLAYED, DISCARDED)
                .and("decidedAt")
                .lt(end)
                .and("lastSeen")
                .lt(end);
        return store.remove(query(old), DeadLetter.class).getDeletedCount();
    }

    private Update decided(DeadLetterState state) {
        return new Update().set("state", state).set("decidedAt", clock.instant());
    }

    private Optional<DeadLetter> update(Criteria condition, Update update) {
        FindAndModifyOptions options = FindAndModifyOptions.options().returnNew(true);
        return Optional.ofNullable(store.findAndModify(query(condition), update, options, DeadLetter.class));
    }

    private static String seen(DeadLetterArrival arrival) {
        return "seen." + DeadLetter.partition(arrival.record());
    }
}
