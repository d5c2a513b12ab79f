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
 * <p>An instance may take an owned document after it has seen no heartbeat for ten seconds by its own monotonic clock. Instances
 * never compare wall clocks, so a clock that is wrong does not take work from a living owner. See
 * {@code docs/decisions/002-chunk-ledger-and-claims.md}.
 */
public class Claims {

    /** The longest time between two heartbeats of a living owner. */
    static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(3);

    /** An instance may take the document after it has seen no heartbeat for this long. */
    static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_SIGHTINGS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final MongoOperations mongo;
    private final Ticker ticker;
    private final String owner = Ids.next();
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();
    private final Map<Key, Sighting> sightings = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sighting> eldest) {
            return size() > MAX_SIGHTINGS;
        }
    };

    public Claims(MongoOperations mongo, Ticker ticker) {
        this.mongo = mongo;
        this.ticker = ticker;
    }

    /** Returns true if the document is free or its heartbeat has timed out. Call it each time the document is read. */
    public boolean isClaimable(Class<?> type, Object id, ClaimState state) {
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
            return now() - last.since() >= HEARTBEAT_TIMEOUT.toNanos();
        }
    }

    /** Takes the document with the next epoch; empty if another instance was faster or the owner is alive. */
    public <T> Optional<Claimed<T>> tryClaim(Class<T> type, Object id, ClaimState seen) {
        if (!isClaimable(type, id, seen)) {
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

    /** Writes the heartbeats that are due; called each second. A store outage must not stop later heartbeats. */
    void writeHeartbeats() {
        for (Claim claim : held) {
            try {
                claim.writeHeartbeatWhenDue();
            } catch (RuntimeException outage) {
                log.warn("The heartbeat of a claim was not written: {}", outage.toString());
            }
        }
    }

    void stopHeartbeat(Claim claim) {
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
