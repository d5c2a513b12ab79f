package io.bantin.notification.subscriptions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.bulk.BulkWriteError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Many subscribers at once, in the store. An import changes nobody but those who are unknown or wait for a confirmation. */
@Component
public class BulkSubscribers {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoOperations mongo;

    BulkSubscribers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What decides about an address that is known already: where it stands, and how its consent came. */
    public record Known(SubscriberState state, @Nullable String how) {}

    /** By the keys of their addresses, those that are known. */
    public Map<String, Known> known(Collection<String> emailKeys) {
        Query brief = query(where("emailKey").in(emailKeys));
        brief.fields().include("emailKey", "state", "consent.how");
        return mongo.find(brief, Document.class, Subscriber.COLLECTION).stream()
                .collect(Collectors.toMap(found -> found.getString("emailKey"), BulkSubscribers::known));
    }

    /** Inserts them all but those whose address somebody else inserted meanwhile; returns the keys of these. */
    public Set<String> insert(List<Subscriber> newcomers) {
        if (newcomers.isEmpty()) {
            return Set.of();
        }
        try {
            mongo.bulkOps(BulkMode.UNORDERED, Subscriber.class)
                    .insert(newcomers)
                    .execute();
            return Set.of();
        } catch (BulkOperationException some) {
            Set<String> there = new HashSet<>();
            for (BulkWriteError error : some.getErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw some;
                }
                there.add(newcomers.get(error.getIndex()).emailKey());
            }
            return there;
        }
    }

    /** Makes the imported subscription that of an address that waits for its confirmation; false when it waits no more. */
    public boolean activate(Subscriber imported) {
        Update update = new Update()
                .set("state", SubscriberState.ACTIVE)
                .set("choice", imported.choice())
                .set("confirmedAt", imported.confirmedAt())
                .set("consent", imported.consent());
        update.push("history").slice(-Change.KEPT).each(imported.changes().toArray());
        return mongo.updateFirst(
                                query(where("emailKey")
                                        .is(imported.emailKey())
                                        .and("state")
                                        .is(SubscriberState.PENDING)),
                                update,
                                Subscriber.class)
                        .getMatchedCount()
                == 1;
    }

    /** Removes what an import inserted while its address was being erased. */
    public void takeBack(String emailKey, String how) {
        mongo.remove(query(where("emailKey").is(emailKey).and("consent.how").is(how)), Subscriber.class);
    }

    /** All who are active, so many at once; their ids by one cursor, so that memory does not grow with the audience. */
    public void forEachActive(int atOnce, Consumer<List<Subscriber>> consumer) {
        Query ids = query(where("state").is(SubscriberState.ACTIVE)).cursorBatchSize(atOnce);
        ids.fields().include("_id");
        try (Stream<Document> active = mongo.stream(ids, Document.class, Subscriber.COLLECTION)) {
            for (Iterator<Document> rest = active.iterator(); rest.hasNext(); ) {
                List<String> next = new ArrayList<>(atOnce);
                while (next.size() < atOnce && rest.hasNext()) {
                    next.add(rest.next().getString("_id"));
                }
                consumer.accept(stillActive(next));
            }
        }
    }

    private List<Subscriber> stillActive(List<String> ids) {
        Query without = query(where("_id").in(ids).and("state").is(SubscriberState.ACTIVE));
        without.fields().exclude("history");
        return mongo.find(without, Subscriber.class);
    }

    private static Known known(Document found) {
        Document consent = found.get("consent", Document.class);
        return new Known(
                SubscriberState.valueOf(found.getString("state")), consent == null ? null : consent.getString("how"));
    }
}
