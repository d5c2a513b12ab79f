package io.bantin.kit.claims;

import io.bantin.kit.ids.Ids;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Gives documents with a field {@code claim} ({@link ClaimState}) to one owner at a time.
 *
 * <p>Who has seen the beat of an owned document stand still for ten seconds, by its own monotonic clock, may take it. No wall
 * clocks are compared, so hosts whose clocks differ never take a living owner's work. See
 * {@code docs/decisions/002-chunk-ledger-and-claims.md}.
 */
public class Claims {

    /** The owner moves the beat at least this often. */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Who has seen the beat stand still for this long may take the document. */
    static final Duration STANDSTILL = Duration.ofSeconds(10);

    private static final int REMEMBERED = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final MongoOperations mongo;
    private final Ticker ticker;
    private final String owner = Ids.next();
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();
    private final Map<Key, Sighting> sightings = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sighting> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Claims(MongoOperations mongo, Ticker ticker) {
        this.mongo = mongo;
        this.ticker = ticker;
    }

    /** Free, or its beat stood still for as long as this process has watched: call it each time the document is read. */
    public boolean isTakeable(Class<?> type, Object id, ClaimState state) {
        var key = new Key(type, id);
        synchronized (sightings) {
            if (!state.isOwned()) {
                sightings.remove(key);
                return true;
            }
            Sighting last = sightings.get(key);
            if (last == null || last.epoch() != state.epoch() || last.beat() != state.beat()) {
                sightings.put(key, new Sighting(state.epoch(), state.beat(), now()));
                return false;
            }
            return now() - last.since() >= STANDSTILL.toNanos();
        }
    }

    /** Takes the document with the next epoch; empty when somebody was faster or its owner is alive after all. */
    public <T> Optional<Claimed<T>> take(Class<T> type, Object id, ClaimState seen) {
        if (!isTakeable(type, id, seen)) {
            return Optional.empty();
        }
        Query asSeen = Query.query(identified(id)
                .and("claim.epoch")
                .is(seen.epoch())
                .and("claim.beat")
                .is(seen.beat()));
        Update next = new Update()
                .set("claim.epoch", seen.epoch() + 1)
                .set("claim.beat", seen.beat() + 1)
                .set("claim.owner", owner);
        T document =
                mongo.findAndModify(asSeen, next, FindAndModifyOptions.options().returnNew(true), type);
        if (document == null) {
            return Optional.empty();
        }
        var claim = new Claim(this, mongo, type, id, seen.epoch() + 1);
        held.add(claim);
        return Optional.of(new Claimed<>(document, claim));
    }

    /** Moves the beats that are due; called each second. A store that is away must not end the beating. */
    void beat() {
        for (Claim claim : held) {
            try {
                claim.beatWhenDue();
            } catch (RuntimeException outage) {
                log.warn("A claim's beat could not be moved: {}", outage.toString());
            }
        }
    }

    void forget(Claim claim) {
        held.remove(claim);
    }

    long now() {
        return ticker.nanos();
    }

    static Criteria identified(Object id) {
        return Criteria.where("_id").is(id);
    }

    private record Key(Class<?> type, Object id) {}

    private record Sighting(long epoch, long beat, long since) {}
}
