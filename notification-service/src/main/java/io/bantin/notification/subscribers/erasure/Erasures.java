package io.bantin.notification.subscribers.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.LegacyEmailKey;
import io.bantin.notification.subscribers.tokens.LinkTokens;
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

/** Erases subscribers. A keyed hash of the address remains, so that imports cannot add the address again. */
@Component
public class Erasures {

    private final MongoOperations mongo;
    private final Subscribers subscribers;
    private final LinkTokens tokens;
    private final Clock clock;

    Erasures(MongoOperations mongo, Subscribers subscribers, LinkTokens tokens, Clock clock) {
        this.mongo = mongo;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Stores the hash before it removes the subscriber. After a crash in between, the request can be repeated. A concurrent import
     * checks the hashes again after it has inserted the address, and finds this one.
     */
    public void erase(String emailKey) {
        mongo.save(new Erasure(tokens.hashOfAddress(emailKey), clock.instant()));
        subscribers.remove(emailKey);
    }

    /** The time of the erasure, if the address was erased. */
    public Optional<Instant> erasedAt(String emailKey) {
        return Stream.concat(Stream.of(emailKey), LegacyEmailKey.forCurrent(emailKey).stream())
                .map(key -> mongo.findById(tokens.hashOfAddress(key), Erasure.class))
                .flatMap(Stream::ofNullable)
                .map(Erasure::erasedAt)
                .findFirst();
    }

    /** Prepares repeated lookups of the same addresses. */
    public Lookup lookup(Collection<String> emailKeys) {
        Map<String, List<String>> keys = HashMap.newHashMap(emailKeys.size());
        for (String key : emailKeys) {
            keys.merge(tokens.hashOfAddress(key), List.of(key), Lookup::both);
            LegacyEmailKey.forCurrent(key)
                    .ifPresent(earlier -> keys.merge(tokens.hashOfAddress(earlier), List.of(key), Lookup::both));
        }
        return new Lookup(mongo, keys);
    }

    /** Finds out which of some addresses are erased. Computes their hashes once, because that takes most of the time. */
    public static final class Lookup {

        private final MongoOperations mongo;
        private final Map<String, List<String>> keys;

        private Lookup(MongoOperations mongo, Map<String, List<String>> keys) {
            this.mongo = mongo;
            this.keys = keys;
        }

        private static List<String> both(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        /** The keys of the addresses that are erased now. */
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
