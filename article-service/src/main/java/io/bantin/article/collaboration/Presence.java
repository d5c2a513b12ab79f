package io.bantin.article.collaboration;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Who has an article open. A person is present for 30 s after each heartbeat. */
@Repository
class Presence {

    static final Duration VALIDITY = Duration.ofSeconds(30);

    /** One person at one article. */
    @Document("articlePresence")
    record Person(@Id String id, String articleId, String name, Instant since, Instant seenAt) {}

    private final MongoOperations store;
    private final Clock clock;

    Presence(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.indexOps(Person.class)
                .createIndex(new Index().on("articleId", Direction.ASC).named("article"));
        store.indexOps(Person.class)
                .createIndex(new Index().on("seenAt", Direction.ASC).named("seen"));
    }

    /** Records the heartbeat, and returns the others who are present, the longest present first. */
    List<Person> beat(String articleId, Caller caller) {
        var now = clock.instant();
        var expired = now.minus(VALIDITY);
        // Removing the expired of all articles keeps the collection as small as the newsroom.
        store.remove(Query.query(where("seenAt").lte(expired)), Person.class);
        var id = id(articleId, caller);
        var seen = Update.update("seenAt", now);
        if (store.updateFirst(Query.query(where("_id").is(id)), seen, Person.class)
                        .getMatchedCount()
                == 0) {
            try {
                store.insert(new Person(id, articleId, caller.name(), now, now));
            } catch (DuplicateKeyException anotherTabWasFaster) {
                store.updateFirst(Query.query(where("_id").is(id)), seen, Person.class);
            }
        }
        return store.find(
                Query.query(where("articleId")
                                .is(articleId)
                                .and("_id")
                                .ne(id)
                                .and("seenAt")
                                .gt(expired))
                        .with(Sort.by("since")),
                Person.class);
    }

    void leave(String articleId, Caller caller) {
        store.remove(Query.query(where("_id").is(id(articleId, caller))), Person.class);
    }

    private static String id(String articleId, Caller caller) {
        return articleId + "." + caller.name();
    }
}
