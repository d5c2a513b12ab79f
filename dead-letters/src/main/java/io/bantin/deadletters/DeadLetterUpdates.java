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
 * What happens to dead letters. Every change is one conditional update of one document; what may come between two of them stands in
 * {@code docs/decisions/008-dead-letters-in-a-store.md}.
 */
final class DeadLetterUpdates {

    private final MongoOperations store;
    private final Clock clock;

    DeadLetterUpdates(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The letter with this arrival counted; empty when it was counted before. */
    Optional<DeadLetter> arrived(DeadLetterArrival arrival) {
        while (!isCounted(arrival)) {
            Optional<DeadLetter> letter = opened(arrival).or(() -> counted(arrival));
            if (letter.isPresent()) {
                return letter;
            }
            // Between two of these steps somebody else counted it, or the letter was discarded or forgotten.
        }
        return Optional.empty();
    }

    private boolean isCounted(DeadLetterArrival arrival) {
        String seen = seen(arrival);
        return store.exists(
                query(where("_id")
                        .is(arrival.letterId())
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
        return changed(uncounted(arrival).and("state").is(DISCARDED), again(arrival))
                .or(() -> changed(
                        uncounted(arrival).and("state").ne(DISCARDED),
                        again(arrival).set("state", WAITING).unset("decidedAt")));
    }

    /** By place or by time: on a topic that was made anew, offsets begin at 0. */
    private static Criteria uncounted(DeadLetterArrival arrival) {
        String seen = seen(arrival);
        return where("_id")
                .is(arrival.letterId())
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

    /**
     * The broker has the record again. What happened to the letter since it was read before the send is newer, and stands; only the
     * replay is counted then.
     */
    void replayed(DeadLetter asRead) {
        Criteria unchanged = where("_id")
                .is(asRead.id())
                .and("state")
                .is(asRead.state())
                .and("arrivals")
                .is(asRead.arrivals());
        if (changed(unchanged, decided(REPLAYED).inc("replays", 1)).isEmpty()) {
            changed(where("_id").is(asRead.id()), new Update().inc("replays", 1));
        }
    }

    /** The first reason stays when it was discarded before. */
    void discard(String id, String reason) {
        changed(
                where("_id").is(id).and("state").ne(DISCARDED),
                decided(DISCARDED).set("discardReason", reason));
    }

    /** Before a discarded letter is replayed all the same, so that what comes back waits. */
    Optional<DeadLetter> takenBack(String id) {
        return changed(
                where("_id").is(id).and("state").is(DISCARDED),
                new Update().set("state", WAITING).unset("discardReason").unset("decidedAt"));
    }

    /** What nobody has decided is kept for ever. */
    long forgetDecidedBefore(Instant end) {
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

    private Optional<DeadLetter> changed(Criteria condition, Update update) {
        FindAndModifyOptions options = FindAndModifyOptions.options().returnNew(true);
        return Optional.ofNullable(store.findAndModify(query(condition), update, options, DeadLetter.class));
    }

    private static String seen(DeadLetterArrival arrival) {
        return "seen." + DeadLetter.partition(arrival.record());
    }
}
