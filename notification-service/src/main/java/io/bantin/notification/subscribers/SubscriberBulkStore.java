package io.bantin.notification.subscribers;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.bulk.BulkWriteError;
import io.bantin.notification.subscribers.choices.Choice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Reads and writes many subscribers at once, for imports and exports. */
@Component
public class SubscriberBulkStore {

    private static final int DUPLICATE_KEY = 11000;
    private static final int CURSOR_BATCH_SIZE = 500;

    private final MongoOperations mongo;

    SubscriberBulkStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What an import needs of a known address: its state, and how its consent was given. */
    public record Known(SubscriberState state, @Nullable String how) {}

    /** The known ones of these addresses, by key. */
    public Map<String, Known> known(Collection<String> emailKeys) {
        Query brief = query(where("emailKey").in(emailKeys));
        brief.fields().include("emailKey", "state", "consent.how");
        return mongo.find(brief, Document.class, Subscriber.COLLECTION).stream()
                .collect(Collectors.toMap(found -> found.getString("emailKey"), SubscriberBulkStore::known));
    }

    /** Inserts the subscribers whose address is still unknown. Returns the keys of the other addresses. */
    public Set<String> insert(List<Subscriber> newcomers) {
        if (newcomers.isEmpty()) {
            return Set.of();
        }
        try {
            mongo.bulkOps(BulkMode.UNORDERED, Subscriber.COLLECTION)
                    .insert(newcomers.stream()
                            .map(SubscriberBulkStore::document)
                            .toList())
                    .execute();
            return Set.of();
        } catch (BulkOperationException some) {
            Set<String> known = new HashSet<>();
            for (BulkWriteError error : some.getErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw some;
                }
                known.add(newcomers.get(error.getIndex()).emailKey());
            }
            return known;
        }
    }

    /** Written by hand, because mapping by reflection took a third of an import's time. */
    private static Document document(Subscriber newcomer) {
        Document document = new Document("_id", newcomer.id())
                .append("state", newcomer.state().name())
                .append("email", newcomer.email())
                .append("emailKey", newcomer.emailKey())
                .append("confirmedAt", newcomer.confirmedAt())
                .append(
                        "history",
                        newcomer.changes().stream()
                                .map(SubscriberBulkStore::document)
                                .toList());
        Choice choice = newcomer.choice();
        if (choice != null) {
            document.append(
                    "choice",
                    new Document("categoryIds", List.copyOf(choice.categoryIds()))
                            .append("frequency", choice.frequency().name())
                            .append("locale", choice.locale()));
        }
        Consent consent = newcomer.consent();
        if (consent != null) {
            document.append(
                    "consent",
                    new Document("askedAt", consent.askedAt())
                            .append("confirmedAt", consent.confirmedAt())
                            .append("wording", consent.wording())
                            .append("how", consent.how()));
        }
        return document;
    }

    private static Document document(SubscriptionChange change) {
        Document document =
                new Document("at", change.at()).append("what", change.what().name());
        if (change.categoryIds() != null) {
            document.append("categoryIds", List.copyOf(change.categoryIds()));
        }
        if (change.frequency() != null) {
            document.append("frequency", change.frequency().name());
        }
        return document.append("reason", change.reason());
    }

    /** Activates a subscriber who has not confirmed yet, with the imported choice; false if no such subscriber is pending. */
    public boolean activate(Subscriber imported) {
        Update update = new Update()
                .set("state", SubscriberState.ACTIVE)
                .set("choice", imported.choice())
                .set("confirmedAt", imported.confirmedAt())
                .set("consent", imported.consent());
        update.push("history")
                .slice(-SubscriptionChange.KEPT)
                .each(imported.changes().toArray());
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

    /** Removes a subscriber whom an import inserted while the address was being erased. */
    public void removeImported(String emailKey, String how) {
        mongo.remove(query(where("emailKey").is(emailKey).and("consent.how").is(how)), Subscriber.class);
    }

    /**
     * Streams all active subscribers; the caller must close the stream. Reads all subscribers in natural order, because most
     * are active, so neither this process nor the store needs memory for sorting.
     */
    public Stream<Subscriber> active() {
        Query all = new Query().cursorBatchSize(CURSOR_BATCH_SIZE);
        all.fields().exclude("history");
        return mongo.stream(all, Subscriber.class).filter(Subscriber::isActive);
    }

    private static Known known(Document found) {
        Document consent = found.get("consent", Document.class);
        return new Known(
                SubscriberState.valueOf(found.getString("state")), consent == null ? null : consent.getString("how"));
    }
}
