package io.bantin.notification.subscriptions;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCursor;
import io.bantin.notification.tokens.Tokens;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * The subscribers as a campaign sees them: who hears of an article, and where to write to them. Read without Spring Data's
 * mapping, which costs more than sending a mail does.
 */
@Component
public class Audience {

    /** So that a batch of ids takes little memory, however large the audience is. */
    private static final int IDS_A_BATCH = 5_000;

    private static final Bson FOR_SENDING = include("email", "state", "choice");

    private final MongoOperations mongo;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Clock clock;

    Audience(MongoOperations mongo, Subscribers subscribers, Tokens tokens, Clock clock) {
        this.mongo = mongo;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Ids of those who hear at once of an article on these paths, in the order of their ids, after {@code lastId}, by one
     * cursor: close it. {@code pathIds} are all ids on the event's category paths, so that a category covers its descendants.
     */
    public Stream<String> stream(@Nullable String lastId, Set<String> pathIds) {
        return mongo.execute(Subscriber.COLLECTION, all -> {
            MongoCursor<Document> cursor = all.find(interested(lastId, pathIds))
                    .projection(include("_id"))
                    .sort(ascending("_id"))
                    .batchSize(IDS_A_BATCH)
                    .cursor();
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                    .onClose(cursor::close)
                    .map(Audience::id);
        });
    }

    /** These subscribers as they are now, by id; who was erased is missing. */
    public Map<String, Recipient> recipients(Collection<String> ids) {
        return mongo.execute(Subscriber.COLLECTION, all -> {
            Map<String, Recipient> found = HashMap.newHashMap(ids.size());
            for (Document subscriber : all.find(in("_id", ids)).projection(FOR_SENDING)) {
                found.put(id(subscriber), recipient(subscriber));
            }
            return found;
        });
    }

    /** Sends nothing more to an address that its receiver says does not exist. */
    public void suppress(String id, String reply) {
        subscribers.suppress(id, reply, clock.instant());
    }

    private Recipient recipient(Document subscriber) {
        Document choice = subscriber.get("choice", Document.class);
        SubscriberState state = SubscriberState.valueOf(subscriber.getString("state"));
        String email = subscriber.getString("email");
        String token = tokens.managing(id(subscriber));
        return choice == null
                ? new Recipient(id(subscriber), email, "vi", state, Set.of(), Frequency.INSTANT, token)
                : new Recipient(
                        id(subscriber),
                        email,
                        choice.getString("locale"),
                        state,
                        Set.copyOf(choice.getList("categoryIds", String.class, List.of())),
                        Frequency.valueOf(choice.getString("frequency")),
                        token);
    }

    private static Bson interested(@Nullable String lastId, Set<String> pathIds) {
        Bson interested = and(
                eq("state", SubscriberState.ACTIVE.name()),
                eq("choice.frequency", Frequency.INSTANT.name()),
                in("choice.categoryIds", pathIds));
        return lastId == null ? interested : and(interested, gt("_id", lastId));
    }

    private static String id(Document document) {
        return Objects.requireNonNull(document.getString("_id"));
    }
}
