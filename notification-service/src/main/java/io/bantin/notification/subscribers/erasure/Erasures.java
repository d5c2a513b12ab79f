package io.bantin.notification.subscribers.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.LegacyEmailKey;
import io.bantin.notification.subscribers.tokens.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Removes people. A keyed hash of the address remains, so that no import brings it back against their will. */
@Component
public class Erasures {

    private final MongoOperations mongo;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Clock clock;

    Erasures(MongoOperations mongo, Subscribers subscribers, Tokens tokens, Clock clock) {
        this.mongo = mongo;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * First the hash, then the removal: a crash in between leaves somebody who can ask again, not one who was forgotten; and
     * an import that inserts the address at this moment, and then looks for hashes once more, finds this one.
     */
    public void erase(String emailKey) {
        mongo.save(new Erasure(tokens.hashOfAddress(emailKey), clock.instant()));
        subscribers.remove(emailKey);
    }

    /** When the address was erased, if it was. */
    public Optional<Instant> erasedAt(String emailKey) {
        return Stream.concat(Stream.of(emailKey), LegacyEmailKey.ofKey(emailKey).stream())
                .map(key -> mongo.findById(tokens.hashOfAddress(key), Erasure.class))
                .flatMap(Stream::ofNullable)
                .map(Erasure::erasedAt)
                .findFirst();
    }

    /** Addresses of which it is asked, perhaps more than once, whether they were erased. */
    public Watch watch(Collection<String> emailKeys) {
        Map<String, List<String>> keys = HashMap.newHashMap(emailKeys.size());
        for (String key : emailKeys) {
            keys.merge(tokens.hashOfAddress(key), List.of(key), Watch::both);
            LegacyEmailKey.ofKey(key)
                    .ifPresent(earlier -> keys.merge(tokens.hashOfAddress(earlier), List.of(key), Watch::both));
        }
        return new Watch(mongo, keys);
    }

    /** Hashes are what a look costs, so they are made once. */
    public static final class Watch {

        private final MongoOperations mongo;
        private final Map<String, List<String>> keys;

        private Watch(MongoOperations mongo, Map<String, List<String>> keys) {
            this.mongo = mongo;
            this.keys = keys;
        }

        private static List<String> both(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        /** The keys of those that are erased by now. */
        public Set<String> erased() {
            return keys.isEmpty()
                    ? Set.of()
                    : mongo.find(Query.query(where("_id").in(keys.keySet())), Erasure.class).stream()
                            .flatMap(erasure -> keys.getOrDefault(erasure.hash(), List.of()).stream())
                            .collect(Collectors.toSet());
        }
    }

    @Document("erasures")
    record Erasure(@Id String hash, Instant erasedAt) {}
}
