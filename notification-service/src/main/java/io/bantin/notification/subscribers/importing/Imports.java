package io.bantin.notification.subscribers.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.ids.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The imports in the store. Each milestone is set by its own conditional update.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>the open ones, by importers</td><td>{@code open}, sparse</td></tr>
 * <tr><td>files that come or never finished coming</td><td>{@code receiving}, sparse</td></tr>
 * <tr><td>the newest, by operators</td><td>{@code _id}</td></tr>
 * </table>
 */
@Repository
public class Imports {

    private final MongoOperations mongo;
    private final Clock clock;

    Imports(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        var indexes = mongo.indexOps(SubscriberImport.class);
        indexes.createIndex(new Index("open", Sort.Direction.ASC).sparse());
        indexes.createIndex(new Index("receiving", Sort.Direction.ASC).sparse());
    }

    /** Notes that a file comes; the id under which it will be imported. */
    public String begin(String by, @Nullable String traceparent) {
        return mongo.insert(SubscriberImport.begun(Ids.next(), by, traceparent, clock.instant()))
                .id();
    }

    /** More of the file came; false when its sender was given up meanwhile. */
    public boolean touch(String id) {
        return change(beingReceived(id), new Update().set("touchedAt", clock.instant()));
    }

    /** The whole file is here: from now on there is an import. False when its sender was given up meanwhile. */
    public boolean received(String id, long rows, int blocks) {
        return change(
                beingReceived(id),
                new Update()
                        .set("receivedAt", clock.instant())
                        .set("rows", rows)
                        .set("blocks", blocks)
                        .set("open", true)
                        .unset("receiving"));
    }

    /** Files that come, or did not come to their end. */
    public List<SubscriberImport> beingReceived() {
        return mongo.find(query(where("receiving").is(true)), SubscriberImport.class);
    }

    /** Takes no more of a file; false when all of it is here. */
    public boolean giveUp(String id) {
        return change(beingReceived(id), new Update().set("abandonedAt", clock.instant()));
    }

    /** The same, unless more of it came since that was decided. */
    public boolean giveUp(SubscriberImport asRead) {
        return change(
                beingReceived(asRead.id()).and("touchedAt").is(asRead.touchedAt()),
                new Update().set("abandonedAt", clock.instant()));
    }

    /** Forgets a file that was not received. */
    public void forget(String id) {
        mongo.remove(query(where("_id").is(id).and("receivedAt").isNull()), SubscriberImport.class);
    }

    public Optional<SubscriberImport> find(String id) {
        return Optional.ofNullable(
                mongo.findOne(query(where("_id").is(id).and("receivedAt").ne(null)), SubscriberImport.class));
    }

    /** Those with rows to work on, the oldest first. */
    public List<SubscriberImport> open() {
        return mongo.find(query(where("open").is(true)).with(Sort.by("_id")), SubscriberImport.class);
    }

    /** The newest first, after the import that the page before ended with. */
    public List<SubscriberImport> newest(@Nullable String afterId, int limit) {
        Criteria received = where("receivedAt").ne(null);
        return mongo.find(
                query(afterId == null ? received : received.and("_id").lt(afterId))
                        .with(Sort.by(Sort.Direction.DESC, "_id"))
                        .limit(Limit.of(limit)),
                SubscriberImport.class);
    }

    private static Criteria beingReceived(String id) {
        return where("_id").is(id).and("receiving").is(true).and("abandonedAt").isNull();
    }

    private boolean change(Criteria condition, Update update) {
        return mongo.updateFirst(new Query(condition), update, SubscriberImport.class)
                        .getMatchedCount()
                == 1;
    }
}
