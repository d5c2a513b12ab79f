package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.PARKED;
import static io.bantin.deadletters.DeadLetterState.WAITING;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.topics.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Reads dead letters.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>the newest, by operators</td><td>{@code firstSeen, _id}</td></tr>
 * <tr><td>the newest of a state, the oldest that wait</td><td>{@code state, firstSeen, _id}</td></tr>
 * <tr><td>how many of a state</td><td>{@code state, replays}</td></tr>
 * </table>
 */
public final class DeadLetters {

    private final MongoOperations store;
    private final int replayLimit;

    DeadLetters(MongoOperations store, int replayLimit) {
        this.store = store;
        this.replayLimit = replayLimit;
    }

    void index() {
        var indexes = store.indexOps(DeadLetter.class);
        indexes.createIndex(new Index("firstSeen", Sort.Direction.DESC).on("_id", Sort.Direction.DESC));
        indexes.createIndex(new Index("state", Sort.Direction.ASC)
                .on("firstSeen", Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC));
        indexes.createIndex(new Index("state", Sort.Direction.ASC).on("replays", Sort.Direction.ASC));
    }

    /** Returns it with its record. */
    public Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(store.findById(id, DeadLetter.class));
    }

    /** Returns its state. It is parked if it waits after as many replays as permitted. */
    public DeadLetterState stateOf(DeadLetter deadLetter) {
        return deadLetter.state() == WAITING && deadLetter.replays() >= replayLimit ? PARKED : deadLetter.state();
    }

    /** Lists by first arrival, newest first, after the last one of the page before. */
    public List<DeadLetter> newest(
            @Nullable DeadLetterState state, @Nullable Topic topic, @Nullable DeadLetter after, int limit) {
        Criteria wanted = wanted(state, topic);
        if (after != null) {
            wanted.orOperator(
                    where("firstSeen").lt(after.firstSeen()),
                    where("firstSeen").is(after.firstSeen()).and("_id").lt(after.id()));
        }
        return list(wanted, Sort.Direction.DESC, limit);
    }

    /** Lists by first arrival, oldest first. That order never changes, so no dead letter is on two pages. */
    List<DeadLetter> oldestWaiting(@Nullable Topic topic, @Nullable DeadLetter after, int limit) {
        Criteria wanted = wanted(WAITING, topic);
        if (after != null) {
            wanted.orOperator(
                    where("firstSeen").gt(after.firstSeen()),
                    where("firstSeen").is(after.firstSeen()).and("_id").gt(after.id()));
        }
        return list(wanted, Sort.Direction.ASC, limit);
    }

    long count(@Nullable DeadLetterState state, @Nullable Topic topic) {
        return store.count(query(wanted(state, topic)), DeadLetter.class);
    }

    long countWaiting(Collection<String> ids) {
        return store.count(query(wanted(WAITING, null).and("_id").in(ids)), DeadLetter.class);
    }

    private List<DeadLetter> list(Criteria wanted, Sort.Direction order, int limit) {
        Query page = query(wanted).with(Sort.by(order, "firstSeen", "_id")).limit(Limit.of(limit));
        page.fields().exclude("record", "seen");
        return store.find(page, DeadLetter.class);
    }

    private Criteria wanted(@Nullable DeadLetterState state, @Nullable Topic topic) {
        Criteria wanted = switch (state) {
            case null -> new Criteria();
            case WAITING -> where("state").is(WAITING).and("replays").lt(replayLimit);
            case PARKED -> where("state").is(WAITING).and("replays").gte(replayLimit);
            case REPLAYED, DISCARDED -> where("state").is(state);
        };
        return topic == null ? wanted : wanted.and("topic").is(topic.topicName());
    }
}
