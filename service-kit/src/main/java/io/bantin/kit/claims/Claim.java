package io.bantin.kit.claims;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The handle of the owner: every write through it is conditional on the epoch, so that an owner who was replaced while it
 * stood still changes nothing any more.
 */
public final class Claim implements AutoCloseable {

    private final Claims claims;
    private final MongoOperations mongo;
    private final Class<?> type;
    private final Object id;
    private final long epoch;
    private volatile long written;
    private volatile long allowedUntil;
    private volatile boolean lost;

    Claim(Claims claims, MongoOperations mongo, Class<?> type, Object id, long epoch) {
        this.claims = claims;
        this.mongo = mongo;
        this.type = type;
        this.id = id;
        this.epoch = epoch;
        this.written = claims.now();
        allow(Claims.BEAT);
    }

    public long epoch() {
        return epoch;
    }

    /** Another owner has it: seen by a write that missed. */
    public boolean isLost() {
        return lost;
    }

    /**
     * The step that begins now (say, a receiver's answer) may take this long: until then the beat moves in the background.
     * An owner that hangs for longer stops beating and is replaced.
     */
    public void allow(Duration step) {
        allowedUntil = claims.now() + step.toNanos();
    }

    /** Writes what was done and moves the beat, in one update; false when the claim belongs to somebody else by now. */
    public boolean update(Update update) {
        return written(() ->
                mongo.updateFirst(query(), update.inc("claim.beat", 1L), type).getMatchedCount());
    }

    /** Writes what was done and lets the document go, in one update, so that nothing accepted stays unmarked. */
    public boolean release(Update update) {
        boolean matched = update(update.unset("claim.owner"));
        close();
        return matched;
    }

    /**
     * The same as {@link #update} with an update that needs no mapping, in values that the driver knows: for those who write
     * so often that the mapping is most of the work.
     */
    public boolean update(RawUpdate update) {
        Document changes = update.increment("claim.beat", 1L).document();
        return written(() -> requireNonNull(
                        mongo.execute(type, all -> all.updateOne(query().getQueryObject(), changes)))
                .getMatchedCount());
    }

    /** The same as {@link #release(Update)}. */
    public boolean release(RawUpdate update) {
        boolean matched = update(update.unset("claim.owner"));
        close();
        return matched;
    }

    private boolean written(LongSupplier matching) {
        long begun = claims.now();
        boolean matched = matching.getAsLong() == 1;
        if (matched) {
            written = begun;
        } else {
            lost = true;
        }
        return matched;
    }

    public boolean beat() {
        return update(new Update());
    }

    /** Stops the beat. A document that was not released is taken over by others after it stood still. */
    @Override
    public void close() {
        claims.forget(this);
    }

    void beatWhenDue() {
        long now = claims.now();
        if (!lost && now - written >= Claims.BEAT.toNanos() * 2 / 3 && now - allowedUntil < 0) {
            beat();
        }
    }

    private Query query() {
        return Query.query(Claims.identified(id).and("claim.epoch").is(epoch));
    }
}
