package io.bantin.notification.subscriptions;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.subscriptions.Subscriber.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The subscribers in the store. Every change is one conditional update of one document. */
@Component
public class Subscribers {

    /** At most so many confirmation mails an address and {@link #WINDOW}: nobody can be flooded in our name. */
    private static final int SIGN_UPS = 3;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 8;
    private static final FindAndModifyOptions CHANGED =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;

    Subscribers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Subscriber> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Subscriber.class));
    }

    public Optional<Subscriber> find(EmailAddress email) {
        return Optional.ofNullable(mongo.findOne(Query.query(where("emailKey").is(email.key())), Subscriber.class));
    }

    /**
     * The address that an operator means. Who is stored under an earlier spelling only, or under an address that is accepted
     * no more, is found by what was typed then.
     */
    public EmailAddress.Parsed lookUp(String typed) {
        EmailAddress.Parsed parsed = EmailAddress.parse(typed);
        if (parsed instanceof EmailAddress.Valid valid && find(valid.address()).isPresent()) {
            return parsed;
        }
        return EarlierSpelling.keyOf(typed)
                .flatMap(key -> find(new EmailAddress(key, key)))
                .<EmailAddress.Parsed>map(stored -> new EmailAddress.Valid(new EmailAddress(stored.email(), stored.emailKey())))
                .orElse(parsed);
    }

    /**
     * Keeps a sign-up beside whatever is known of the address, by the same steps for known and unknown ones; empty when the
     * address has had its share of mails.
     */
    public Optional<Subscriber> signUp(EmailAddress email, SignUp signUp) {
        if (hasHadItsShare(email, signUp)) {
            return Optional.empty();
        }
        try {
            return upsert(email, signUp);
        } catch (DuplicateKeyException anotherAtTheSameTime) {
            // Another sign-up inserted the address, or was the last within the limit, since we looked.
            return hasHadItsShare(email, signUp) ? Optional.empty() : upsert(email, signUp);
        }
    }

    private boolean hasHadItsShare(EmailAddress email, SignUp signUp) {
        return mongo.exists(
                Query.query(where("emailKey")
                        .is(email.key())
                        .and("askedAt." + (SIGN_UPS - 1))
                        .exists(true)
                        .and("askedAt.0")
                        .gt(signUp.askedAt().minus(WINDOW))),
                Subscriber.class);
    }

    private Optional<Subscriber> upsert(EmailAddress email, SignUp signUp) {
        Query belowLimit = Query.query(where("emailKey")
                .is(email.key())
                .orOperator(
                        where("askedAt." + (SIGN_UPS - 1)).exists(false),
                        where("askedAt.0").lte(signUp.askedAt().minus(WINDOW))));
        Update update = new Update()
                .setOnInsert("_id", Ids.next())
                .setOnInsert("state", SubscriberState.PENDING)
                .setOnInsert("email", email.value());
        update.push("signUps").slice(-REMEMBERED).each(signUp);
        update.push("askedAt").slice(-SIGN_UPS).each(signUp.askedAt());
        return Optional.ofNullable(mongo.findAndModify(
                belowLimit, update, FindAndModifyOptions.options().upsert(true).returnNew(true), Subscriber.class));
    }

    /** Makes the choice of a waiting sign-up the subscriber's; empty when it waits no more. */
    public Optional<Subscriber> confirm(String id, SignUp signUp, Instant now) {
        Update update = new Update()
                .set("state", SubscriberState.ACTIVE)
                .set("choice", signUp.choice())
                .set("confirmedAt", now)
                .set("consent", new Consent(signUp.askedAt(), now, signUp.wording(), Consent.BY_LINK))
                .pull("signUps", Query.query(where("id").is(signUp.id())))
                .unset("leftAt")
                .unset("suppression");
        remember(update, Change.confirmed(now, signUp.choice()));
        update.push("usedSignUps").slice(-REMEMBERED).each(signUp.id());
        return change(identified(id).and("signUps.id").is(signUp.id()), update);
    }

    /** Changes what is not null of an active subscription; empty when it is not active. */
    public Optional<Subscriber> choose(String id, Choice.Partial wanted, Instant now) {
        Update update = new Update();
        set(update, "choice.categoryIds", wanted.categoryIds());
        set(update, "choice.frequency", wanted.frequency());
        set(update, "choice.locale", wanted.locale());
        if (update.getUpdateObject().isEmpty()) {
            return find(id).filter(Subscriber::isActive);
        }
        remember(update, Change.chose(now, wanted));
        return change(identified(id).and("state").is(SubscriberState.ACTIVE), update);
    }

    /** Ends the subscription; whoever has left already stays as they are. */
    public void leave(String id, Instant now) {
        mongo.updateFirst(
                Query.query(identified(id).and("state").ne(SubscriberState.LEFT)),
                remember(new Update().set("state", SubscriberState.LEFT).set("leftAt", now), Change.left(now)),
                Subscriber.class);
    }

    void suppress(String id, String reply, Instant now) {
        mongo.updateFirst(
                Query.query(identified(id).and("state").is(SubscriberState.ACTIVE)),
                remember(
                        new Update()
                                .set("state", SubscriberState.SUPPRESSED)
                                .set("suppression", new Suppression(now, reply)),
                        Change.suppressed(now, reply)),
                Subscriber.class);
    }

    /** By the address, not by an id that was read before: an import may have inserted it since. */
    public void remove(String emailKey) {
        mongo.remove(Query.query(where("emailKey").is(emailKey)), Subscriber.class);
    }

    /** Who never confirmed is forgotten: there is no consent to keep their address for. */
    public long forgetUnconfirmed(Instant askedBefore) {
        return mongo.remove(
                        Query.query(where("state")
                                .is(SubscriberState.PENDING)
                                .and("askedAt")
                                .not()
                                .gt(askedBefore)),
                        Subscriber.class)
                .getDeletedCount();
    }

    private Optional<Subscriber> change(Criteria criteria, Update update) {
        return Optional.ofNullable(mongo.findAndModify(Query.query(criteria), update, CHANGED, Subscriber.class));
    }

    private static Update remember(Update update, Change change) {
        update.push("history").slice(-Change.KEPT).each(change);
        return update;
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value != null) {
            update.set(field, value);
        }
    }

    private static Criteria identified(String id) {
        return where("_id").is(id);
    }
}
