package io.bantin.notification.subscribers;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.Subscriber.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Sign-ups that wait: each was mailed about, so there are few, unless a stranger sends them. */
    private static final int WAITING = 8;

    private static final int TIMES = 3;
    /** So that a link is known as used for long. */
    private static final int CONFIRMED = 50;

    /** Bounces and lifts. */
    private static final int REMEMBERED = 8;
    /** So many campaigns in a row, the last so long after the first. */
    private static final int STRIKES = 3;

    private static final Duration STRIKES_OVER = Duration.ofDays(2);
    private static final int MAX_STRIKES = 8;
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
                .<EmailAddress.Parsed>map(
                        stored -> new EmailAddress.Valid(new EmailAddress(stored.email(), stored.emailKey())))
                .orElse(parsed);
    }

    /** Keeps a sign-up beside whatever is known of the address, by the same step for known and unknown ones. */
    public Subscriber signUp(EmailAddress email, SignUp signUp) {
        try {
            return upsert(email, signUp);
        } catch (DuplicateKeyException anotherInsertedTheAddress) {
            return upsert(email, signUp);
        }
    }

    private Subscriber upsert(EmailAddress email, SignUp signUp) {
        Update update = new Update()
                .setOnInsert("_id", Ids.next())
                .setOnInsert("state", SubscriberState.PENDING)
                .setOnInsert("email", email.value());
        update.push("signUps").slice(-WAITING).each(signUp);
        update.push("askedAt").slice(-TIMES).each(signUp.askedAt());
        return requireNonNull(mongo.findAndModify(
                Query.query(where("emailKey").is(email.key())),
                update,
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Subscriber.class));
    }

    /**
     * Confirms a waiting sign-up: the subscription becomes what {@link Subscriber#after} says. Empty when the sign-up waits
     * no more, or the subscription is not as it was read: then read it again.
     */
    public Optional<Subscriber> confirm(Subscriber asRead, SignUp signUp, Instant now) {
        Choice choice = asRead.after(signUp);
        Update update = new Update()
                .set("state", SubscriberState.ACTIVE)
                .set("choice.categoryIds", choice.categoryIds())
                .set("choice.frequency", choice.frequency())
                .set("choice.locale", choice.locale())
                .set("confirmedAt", now)
                .set("consent", new Consent(signUp.askedAt(), now, signUp.wording(), Consent.BY_LINK))
                .pull("signUps", Query.query(where("id").is(signUp.id())))
                .unset("leftAt")
                .unset("suppression")
                .unset("strikes");
        remember(update, Change.confirmed(now, choice));
        update.push("usedSignUps").slice(-CONFIRMED).each(signUp.id());
        return change(unchangedSince(asRead).and("signUps.id").is(signUp.id()), update);
    }

    /** Whatever decides about the choice after a confirmation. */
    private static Criteria unchangedSince(Subscriber asRead) {
        Criteria unchanged = identified(asRead.id())
                .and("state")
                .is(asRead.state())
                .and("leftAt")
                .is(asRead.leftAt());
        Choice choice = asRead.choice();
        return choice == null
                ? unchanged
                : unchanged
                        .and("choice.categoryIds")
                        .is(List.copyOf(choice.categoryIds()))
                        .and("choice.frequency")
                        .is(choice.frequency())
                        .and("choice.locale")
                        .is(choice.locale());
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

    /** Once for each bounce, also when another process is late to repeat it. */
    void suppress(String id, Suppression suppression, String bounceId) {
        mongo.updateFirst(Query.query(unseen(id, bounceId)), seen(bounceId, suppressed(suppression)), Subscriber.class);
    }

    /** One a campaign. The first decides together with the last: so the list may be short, however often one publishes. */
    void strike(String id, Strike strike, String bounceId, Instant now) {
        Update update = seen(bounceId, new Update());
        update.push("strikes").slice(MAX_STRIKES).each(strike);
        mongo.updateFirst(
                Query.query(unseen(id, bounceId).and("strikes.campaignId").ne(strike.campaignId())),
                update,
                Subscriber.class);
        // Also when this strike was counted before: the process that counted it may have died right after.
        find(id).filter(Subscriber::isActive)
                .map(Subscriber::strikes)
                .filter(strikes -> strikes.size() >= STRIKES
                        && !strike.at().isBefore(strikes.getFirst().at().plus(STRIKES_OVER)))
                .ifPresent(strikes -> mongo.updateFirst(
                        Query.query(identified(id)
                                .and("state")
                                .is(SubscriberState.ACTIVE)
                                .and("strikes.0.campaignId")
                                .is(strikes.getFirst().campaignId())),
                        suppressed(new Suppression(
                                now, strike.reply(), SuppressionReason.REPEATED_REFUSALS, strike.campaignId())),
                        Subscriber.class));
    }

    void clearStrikes(String id) {
        mongo.updateFirst(
                Query.query(identified(id).and("strikes").exists(true)),
                new Update().unset("strikes"),
                Subscriber.class);
    }

    private static Update suppressed(Suppression suppression) {
        return remember(
                new Update().set("state", SubscriberState.SUPPRESSED).set("suppression", suppression),
                Change.suppressed(suppression.at(), suppression.reply()));
    }

    private static Criteria unseen(String id, String bounceId) {
        return identified(id)
                .and("state")
                .is(SubscriberState.ACTIVE)
                .and("bouncesSeen")
                .ne(bounceId);
    }

    private static Update seen(String bounceId, Update update) {
        update.push("bouncesSeen").slice(-REMEMBERED).each(bounceId);
        return update;
    }

    /** Sends to the address again; empty when it is not suppressed. */
    public Optional<Subscriber> lift(String id, Lift lift) {
        Update update = remember(
                new Update()
                        .set("state", SubscriberState.ACTIVE)
                        .unset("suppression")
                        .unset("strikes"),
                Change.lifted(lift.at(), lift.reason()));
        update.push("lifted").slice(-REMEMBERED).each(lift);
        return change(
                identified(id)
                        .and("state")
                        .is(SubscriberState.SUPPRESSED)
                        .and("suppression.at")
                        .is(lift.suppression().at()),
                update);
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
