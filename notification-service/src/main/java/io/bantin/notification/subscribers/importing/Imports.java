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
 * The imports in the store. Each step sets its timestamp by a conditional update.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>open imports, for workers</td><td>{@code open}, sparse</td></tr>
 * <tr><td>files that are being received or were abandoned</td><td>{@code receiving}, sparse</td></tr>
 * <tr><td>newest imports, for operators</td><td>{@code _id}</td></tr>
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

    /** Records that the upload of a file has begun, and returns the id of its import. */
    public String begin(String by, @Nullable String traceparent) {
        return mongo.insert(SubscriberImport.uploading(Ids.next(), by, traceparent, clock.instant()))
                .id();
    }

    /** Records that more of the file has arrived; false if the upload was abandoned meanwhile. */
    public boolean touch(String id) {
        return change(beingReceived(id), new Update().set("touchedAt", clock.instant()));
    }

    /** Opens the import after the whole file has arrived; false if the upload was abandoned meanwhile. */
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

    /** Uploads that are running or were abandoned. */
    public List<SubscriberImport> beingReceived() {
        return mongo.find(query(where("receiving").is(true)), SubscriberImport.class);
    }

    /** Abandons an upload; false if the file was received completely. */
    public boolean abandon(String id) {
        return change(beingReceived(id), new Update().set("abandonedAt", clock.instant()));
    }

    /** Abandons an upload unless more of the file has arrived since it was read. */
    public boolean abandon(SubscriberImport asRead) {
        return change(
                beingReceived(asRead.id()).and("touchedAt").is(asRead.touchedAt()),
                new Update().set("abandonedAt", clock.instant()));
    }

    /** Removes an upload that was not received completely. */
    public void removeUnreceived(String id) {
        mongo.remove(query(where("_id").is(id).and("receivedAt").isNull()), SubscriberImport.class);
    }

    public Optional<SubscriberImport> find(String id) {
        return Optional.ofNullable(
                mongo.findOne(query(where("_id").is(id).and("receivedAt").ne(null)), SubscriberImport.class));
    }

    /** Imports with unprocessed rows, oldest first. */
    public List<SubscriberImport> open() {
        return mongo.find(query(where("open").is(true)).with(Sort.by("_id")), SubscriberImport.class);
    }

    /** Imports after {@code afterId}, the last one of the previous page, newest first. */
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
