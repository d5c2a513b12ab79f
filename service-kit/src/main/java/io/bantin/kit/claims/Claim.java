package io.bantin.kit.claims;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The owner's handle on a claimed document. Every write through it is conditional on the epoch, so an owner that hung and was
 * replaced can no longer change the document.
 */
public final class Claim implements AutoCloseable {

    private final Claims claims;
    private final MongoOperations mongo;
    private final Class<?> type;
    private final Object id;
    private final long epoch;
    private volatile long lastWriteAt;
    private volatile long allowedUntil;
    private volatile boolean lost;

    Claim(Claims claims, MongoOperations mongo, Class<?> type, Object id, long epoch) {
        this.claims = claims;
        this.mongo = mongo;
        this.type = type;
        this.id = id;
        this.epoch = epoch;
        this.lastWriteAt = claims.now();
        allowStep(Claims.HEARTBEAT_INTERVAL);
    }

    public long epoch() {
        return epoch;
    }

    /** Returns true once a write through this claim has failed because another owner has the document. */
    public boolean isLost() {
        return lost;
    }

    /**
     * Allows the next step, such as waiting for a mail server, to take this long: until then the heartbeat continues in the
     * background. An owner that hangs for longer is replaced.
     */
    public void allowStep(Duration step) {
        allowedUntil = claims.now() + step.toNanos();
    }

    /** Writes the update and the heartbeat together; returns false if another owner has the document. */
    public boolean update(Update update) {
        return writeIfOwned(() ->
                mongo.updateFirst(query(), update.inc("claim.beat", 1L), type).getMatchedCount());
    }

    /** Writes the update and releases the document together, so that the next owner sees all that was done. */
    public boolean release(Update update) {
        boolean matched = update(update.unset("claim.owner"));
        close();
        return matched;
    }

    /**
     * Does the same as {@link #update(Update)} without Spring Data's mapping, which takes most of the time of a small and frequent
     * update. The driver must know the types of the values.
     */
    public boolean update(RawUpdate update) {
        Document changes = update.increment("claim.beat", 1L).document();
        return writeIfOwned(() -> requireNonNull(
                        mongo.execute(type, all -> all.updateOne(query().getQueryObject(), changes)))
                .getMatchedCount());
    }

    /** Does the same as {@link #release(Update)}, without mapping. */
    public boolean release(RawUpdate update) {
        boolean matched = update(update.unset("claim.owner"));
        close();
        return matched;
    }

    private boolean writeIfOwned(LongSupplier matching) {
        long begun = claims.now();
        boolean matched = matching.getAsLong() == 1;
        if (matched) {
            lastWriteAt = begun;
        } else {
            lost = true;
        }
        return matched;
    }

    public boolean writeHeartbeat() {
        return update(new Update());
    }

    /** Stops the heartbeat. Another instance takes over a document that was not released, once its heartbeat has timed out. */
    @Override
    public void close() {
        claims.stopHeartbeat(this);
    }

    void writeHeartbeatWhenDue() {
        long now = claims.now();
        if (!lost && now - lastWriteAt >= Claims.HEARTBEAT_INTERVAL.toNanos() * 2 / 3 && now - allowedUntil < 0) {
            writeHeartbeat();
        }
    }

    private Query query() {
        return Query.query(Claims.identified(id).and("claim.epoch").is(epoch));
    }
}
