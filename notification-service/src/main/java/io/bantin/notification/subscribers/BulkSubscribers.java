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

/** Many subscribers at once, in the store. An import changes nobody but those who are unknown or wait for a confirmation. */
@Component
public class BulkSubscribers {

    private static final int DUPLICATE_KEY = 11000;
    private static final int AT_ONCE = 500;

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
            mongo.bulkOps(BulkMode.UNORDERED, Subscriber.COLLECTION)
                    .insert(newcomers.stream().map(BulkSubscribers::document).toList())
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

    /** By hand: the mapping by reflection took a third of an import's time. */
    private static Document document(Subscriber newcomer) {
        Document document = new Document("_id", newcomer.id())
                .append("state", newcomer.state().name())
                .append("email", newcomer.email())
                .append("emailKey", newcomer.emailKey())
                .append("confirmedAt", newcomer.confirmedAt())
                .append(
                        "history",
                        newcomer.changes().stream()
                                .map(BulkSubscribers::document)
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

    /** Makes the imported subscription that of an address that waits for its confirmation; false when it waits no more. */
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

    /** Removes what an import inserted while its address was being erased. */
    public void takeBack(String emailKey, String how) {
        mongo.remove(query(where("emailKey").is(emailKey).and("consent.how").is(how)), Subscriber.class);
    }

    /**
     * All who are active, by one cursor: close it. Most are, so all are read, in whatever order the store walks along them:
     * the memory that this takes does not depend on how many there are, here or there.
     */
    public Stream<Subscriber> active() {
        Query all = new Query().cursorBatchSize(AT_ONCE);
        all.fields().exclude("history");
        return mongo.stream(all, Subscriber.class).filter(Subscriber::isActive);
    }

    private static Known known(Document found) {
        Document consent = found.get("consent", Document.class);
        return new Known(
                SubscriberState.valueOf(found.getString("state")), consent == null ? null : consent.getString("how"));
    }
}
