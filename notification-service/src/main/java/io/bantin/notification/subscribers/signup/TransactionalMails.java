package io.bantin.notification.subscribers.signup;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.claims.Claims;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.subscribers.SignUp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The transactional mails in the store.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>the open mails that are due</td><td>{@code open}, sparse: it holds the few open mails alone</td></tr>
 * <tr><td>the mails to one subscriber</td><td>{@code subscriberId}</td></tr>
 * <tr><td>claims and outcomes</td><td>{@code _id}</td></tr>
 * </table>
 */
@Component
public class TransactionalMails {

    private static final int MAX_CANDIDATES = 100;

    private final MongoOperations mongo;
    private final Claims claims;
    private final WorkSignals signals;
    private final Clock clock;

    TransactionalMails(MongoOperations mongo, Claims claims, WorkSignals signals, Clock clock) {
        this.mongo = mongo;
        this.claims = claims;
        this.signals = signals;
        this.clock = clock;
        var indexes = mongo.indexOps(TransactionalMail.class);
        indexes.createIndex(new Index("open", Direction.ASC).sparse().named("open"));
        indexes.createIndex(new Index("subscriberId", Direction.ASC).named("subscriber"));
    }

    /** Stores the mail that asks to confirm a sign-up, and wakes the worker that sends it. */
    void requestConfirmation(String subscriberId, SignUp signUp, @Nullable String traceparent) {
        Instant now = signUp.askedAt();
        mongo.insert(new TransactionalMail(
                signUp.id(), subscriberId, traceparent, now, true, 0, now, ClaimState.FREE, null, null));
        signals.signal(WorkKind.CONFIRMING);
    }

    /** Returns the mails to one subscriber, the oldest first. */
    public List<TransactionalMail> to(String subscriberId) {
        Query theirs = Query.query(where("subscriberId").is(subscriberId)).with(Sort.by("_id"));
        return mongo.find(theirs, TransactionalMail.class);
    }

    /** Claims the mail that has been due longest and that no living process works on. */
    Optional<Claimed<TransactionalMail>> claimNext() {
        Query due = Query.query(where("open").is(true).and("nextAttemptAt").lte(clock.instant()))
                .with(Sort.by("nextAttemptAt"))
                .limit(MAX_CANDIDATES);
        return mongo.find(due, TransactionalMail.class).stream()
                .flatMap(mail -> claims.tryClaim(TransactionalMail.class, mail.id(), mail.claim()).stream())
                .findFirst();
    }

    /** Ends the mail without an attempt. */
    static Update notNeeded() {
        return new Update().unset("open").set("outcome", TransactionalMail.Outcome.NOT_NEEDED);
    }

    /** Ends the mail after an attempt. */
    static Update ended(TransactionalMail.Outcome outcome, String reply) {
        return new Update()
                .unset("open")
                .set("outcome", outcome)
                .set("reply", reply)
                .inc("attempts", 1);
    }

    /** Schedules the next attempt after one that was not final. */
    static Update deferred(Instant nextAttemptAt, String reply) {
        return postponed(nextAttemptAt, reply).inc("attempts", 1);
    }

    /** Schedules the mail for later without counting an attempt. */
    static Update postponed(Instant nextAttemptAt, String reason) {
        return new Update().set("nextAttemptAt", nextAttemptAt).set("reply", reason);
    }
}
