package io.bantin.notification.subscribers;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The subscribers of an article, for campaigns. Reads plain documents, because mapping one to a record takes longer than
 * sending a mail.
 */
@Component
public class AudienceQuery {

    /** Bounds the memory that a batch of ids takes. */
    private static final int ID_BATCH_SIZE = 5_000;

    private static final Bson FOR_SENDING = Projections.include("email", "state", "choice", "strikes.campaignId");

    private final MongoOperations mongo;
    private final LinkTokens tokens;

    AudienceQuery(MongoOperations mongo, LinkTokens tokens) {
        this.mongo = mongo;
        this.tokens = tokens;
    }

    /**
     * Streams the ids of all active subscribers who chose instant mails about one of these categories, ordered by id, after
     * {@code lastId}. The caller must close the stream. {@code pathIds} are all ids on the category paths of the event, so a
     * subscription to a category includes its subcategories.
     */
    public Stream<String> stream(@Nullable String lastId, Set<String> pathIds) {
        var interested = new Document("state", SubscriberState.ACTIVE.name())
                .append("choice.frequency", Frequency.INSTANT.name())
                .append("choice.categoryIds", new Document("$in", pathIds));
        if (lastId != null) {
            interested.append("_id", new Document("$gt", lastId));
        }
        MongoCursor<Document> ids = mongo.getCollection(Subscriber.COLLECTION)
                .find(interested)
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .batchSize(ID_BATCH_SIZE)
                .iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ids, Spliterator.ORDERED), false)
                .map(AudienceQuery::id)
                .onClose(ids::close);
    }

    /** Reads the current state of these subscribers, by id. Erased subscribers are missing. */
    public Map<String, Recipient> recipients(Collection<String> ids) {
        return requireNonNull(mongo.execute(Subscriber.COLLECTION, all -> {
            Map<String, Recipient> found = HashMap.newHashMap(ids.size());
            all.find(Filters.in("_id", ids))
                    .projection(FOR_SENDING)
                    .batchSize(ids.size() + 1)
                    .forEach(subscriber -> found.put(id(subscriber), recipient(subscriber)));
            return found;
        }));
    }

    private Recipient recipient(Document subscriber) {
        Document choice = subscriber.get("choice", Document.class);
        SubscriberState state = SubscriberState.valueOf(subscriber.getString("state"));
        String email = subscriber.getString("email");
        String token = tokens.managing(id(subscriber));
        boolean hasStrikes = subscriber.get("strikes") != null;
        return choice == null
                ? new Recipient(id(subscriber), email, "vi", state, Set.of(), Frequency.INSTANT, token, hasStrikes)
                : new Recipient(
                        id(subscriber),
                        email,
                        choice.getString("locale"),
                        state,
                        Set.copyOf(choice.getList("categoryIds", String.class, List.of())),
                        Frequency.valueOf(choice.getString("frequency")),
                        token,
                        hasStrikes);
    }

    private static String id(Document document) {
        return requireNonNull(document.getString("_id"));
    }
}
