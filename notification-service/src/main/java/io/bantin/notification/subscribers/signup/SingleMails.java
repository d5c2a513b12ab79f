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
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The single mails in the store. */
@Component
public class SingleMails implements ApplicationRunner {

    private static final int LOOKED_AT = 100;

    private final MongoOperations mongo;
    private final Claims claims;
    private final WorkSignals signals;
    private final Clock clock;

    SingleMails(MongoOperations mongo, Claims claims, WorkSignals signals, Clock clock) {
        this.mongo = mongo;
        this.claims = claims;
        this.signals = signals;
        this.clock = clock;
    }

    /** Writes down that this sign-up has to be asked back, and wakes whoever sends. */
    void ask(String subscriberId, SignUp signUp, @Nullable String traceparent) {
        Instant now = signUp.askedAt();
        mongo.insert(
                new SingleMail(signUp.id(), subscriberId, traceparent, now, true, 0, now, ClaimState.FREE, null, null));
        signals.ring(WorkKind.CONFIRMING);
    }

    /** Those to one subscriber, the oldest first. */
    public List<SingleMail> to(String subscriberId) {
        Query theirs = Query.query(where("subscriberId").is(subscriberId)).with(Sort.by("_id"));
        return mongo.find(theirs, SingleMail.class);
    }

    /** Claims one of those due: the longest due that no living process works on. */
    Optional<Claimed<SingleMail>> claimNext() {
        Query due = Query.query(where("open").is(true).and("nextAttemptAt").lte(clock.instant()))
                .with(Sort.by("nextAttemptAt"))
                .limit(LOOKED_AT);
        return mongo.find(due, SingleMail.class).stream()
                .flatMap(mail -> claims.take(SingleMail.class, mail.id(), mail.claim()).stream())
                .findFirst();
    }

    static Update closed(SingleMail.Outcome outcome, @Nullable String reply) {
        return new Update()
                .unset("open")
                .set("outcome", outcome)
                .set("reply", reply)
                .inc("attempts", 1);
    }

    static Update postponed(Instant nextAttemptAt, String reply) {
        return new Update()
                .set("nextAttemptAt", nextAttemptAt)
                .set("reply", reply)
                .inc("attempts", 1);
    }

    /** The indexes of {@link #claimNext}, sparse, so that it holds the few open ones only, and of {@link #to}. */
    @Override
    public void run(ApplicationArguments arguments) {
        var indexes = mongo.indexOps(SingleMail.class);
        indexes.createIndex(new Index("open", Direction.ASC).sparse().named("open"));
        indexes.createIndex(new Index("subscriberId", Direction.ASC).named("subscriber"));
    }
}
