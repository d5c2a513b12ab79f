package io.bantin.notification.subscriptions;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.notification.tokens.Tokens;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The subscribers as a campaign sees them: who hears of an article, and where to write to them. */
@Component
public class Audience {

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
     * Ids of those who hear at once of an article on these paths, in the order of their ids, after {@code lastId}.
     * {@code pathIds} are all ids on the event's category paths, so that a category covers its descendants.
     */
    public List<String> idsAfter(@Nullable String lastId, Set<String> pathIds, int limit) {
        return mongo.find(ids(lastId, pathIds).limit(limit), Document.class, Subscriber.COLLECTION).stream()
                .map(Audience::id)
                .toList();
    }

    /** The same without a limit, by one cursor: close it. */
    public Stream<String> stream(@Nullable String lastId, Set<String> pathIds) {
        return mongo.stream(ids(lastId, pathIds), Document.class, Subscriber.COLLECTION)
                .map(Audience::id);
    }

    /** These subscribers as they are now, by id; who was erased is missing. */
    public Map<String, Recipient> recipients(Collection<String> ids) {
        Query without = Query.query(where("_id").in(ids));
        without.fields().exclude("history");
        return mongo.find(without, Subscriber.class).stream()
                .map(this::recipient)
                .collect(Collectors.toMap(Recipient::id, Function.identity()));
    }

    /** Sends nothing more to an address that its receiver says does not exist. */
    public void suppress(String id, String reply) {
        subscribers.suppress(id, reply, clock.instant());
    }

    private Recipient recipient(Subscriber subscriber) {
        Choice choice = subscriber.choice();
        return new Recipient(
                subscriber.id(),
                subscriber.email(),
                choice == null ? "vi" : choice.locale(),
                subscriber.state(),
                choice == null ? Set.of() : choice.categoryIds(),
                choice == null ? Frequency.INSTANT : choice.frequency(),
                tokens.managing(subscriber.id()));
    }

    private static Query ids(@Nullable String lastId, Set<String> pathIds) {
        Criteria interested = where("state")
                .is(SubscriberState.ACTIVE.name())
                .and("choice.frequency")
                .is(Frequency.INSTANT.name())
                .and("choice.categoryIds")
                .in(pathIds);
        Query query = Query.query(
                        lastId == null ? interested : interested.and("_id").gt(lastId))
                .with(Sort.by("_id"));
        query.fields().include("_id");
        return query;
    }

    private static String id(Document document) {
        return document.getString("_id");
    }
}
