package io.bantin.notification.subscribers;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.addresses.LegacyEmailKey;
import io.bantin.notification.subscribers.choices.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The subscribers in the store. Each change is a conditional update of one document.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>one subscriber for each address, even for two sign-ups at once</td><td>{@code emailKey}, unique</td></tr>
 * <tr><td>the audience of an article, ordered by id</td><td>{@code state, choice.frequency, choice.categoryIds, _id}</td></tr>
 * <tr><td>suppressed subscribers, latest first</td><td>{@code suppression.at}, sparse</td></tr>
 * </table>
 */
@Component
public class Subscribers {

    /** Each waiting sign-up has caused a mail, so more of them come only from abuse. */
    private static final int MAX_WAITING = 8;

    private static final int MAX_TIMES = 3;

    /** Old links stay recognisable as used. */
    private static final int MAX_CONFIRMED = 50;

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;

    Subscribers(MongoOperations mongo) {
        this.mongo = mongo;
        var indexes = mongo.indexOps(Subscriber.class);
        indexes.createIndex(
                new Index("emailKey", Direction.ASC).unique().sparse().named("address"));
        indexes.createIndex(new Index("state", Direction.ASC)
                .on("choice.frequency", Direction.ASC)
                .on("choice.categoryIds", Direction.ASC)
                .on("_id", Direction.ASC)
                .named("audience"));
        indexes.createIndex(new Index("suppression.at", Direction.DESC).sparse().named("suppressions"));
    }

    public Optional<Subscriber> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Subscriber.class));
    }

    public Optional<Subscriber> find(EmailAddress email) {
        return Optional.ofNullable(mongo.findOne(Query.query(where("emailKey").is(email.key())), Subscriber.class));
    }

    /**
     * Parses an address that an operator typed. A subscriber who is stored only under a legacy key, or under an address that is no
     * longer valid, is found by that key.
     */
    public EmailAddress.Parsed lookUp(String typed) {
        EmailAddress.Parsed parsed = EmailAddress.parse(typed);
        if (parsed instanceof EmailAddress.Valid valid && find(valid.address()).isPresent()) {
            return parsed;
        }
        return LegacyEmailKey.keyOf(typed)
                .flatMap(key -> find(new EmailAddress(key, key)))
                .<EmailAddress.Parsed>map(
                        stored -> new EmailAddress.Valid(new EmailAddress(stored.email(), stored.emailKey())))
                .orElse(parsed);
    }

    /** Stores a sign-up. Known and unknown addresses take the same write, so its duration reveals nothing. */
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
        update.push("signUps").slice(-MAX_WAITING).each(signUp);
        update.push("askedAt").slice(-MAX_TIMES).each(signUp.askedAt());
        return requireNonNull(mongo.findAndModify(
                Query.query(where("emailKey").is(email.key())),
                update,
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Subscriber.class));
    }

    /**
     * Confirms a waiting sign-up: {@link Subscriber#after} is the new choice. Empty if the sign-up no longer waits or the
     * subscription has changed since it was read; the caller must then read it again.
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
        SubscriptionChange.confirmed(now, choice).appendTo(update);
        update.push("usedSignUps").slice(-MAX_CONFIRMED).each(signUp.id());
        return change(unchangedSince(asRead).and("signUps.id").is(signUp.id()), update);
    }

    /** Matches only if nothing changed that affects the choice after the confirmation. */
    private static Criteria unchangedSince(Subscriber asRead) {
        Criteria unchanged = withId(asRead.id())
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

    /** Changes the choice of an active subscription; empty if it is not active. */
    public Optional<Subscriber> choose(String id, Choice.Partial wanted, Instant now) {
        Update update = new Update();
        set(update, "choice.categoryIds", wanted.categoryIds());
        set(update, "choice.frequency", wanted.frequency());
        set(update, "choice.locale", wanted.locale());
        if (update.getUpdateObject().isEmpty()) {
            return find(id).filter(Subscriber::isActive);
        }
        SubscriptionChange.chose(now, wanted).appendTo(update);
        return change(withId(id).and("state").is(SubscriberState.ACTIVE), update);
    }

    /** Ends the subscription; does nothing if it has ended before. */
    public void leave(String id, Instant now) {
        mongo.updateFirst(
                Query.query(withId(id).and("state").ne(SubscriberState.LEFT)),
                SubscriptionChange.left(now)
                        .appendTo(
                                new Update().set("state", SubscriberState.LEFT).set("leftAt", now)),
                Subscriber.class);
    }

    /** Removes by address and not by id, because an import may have inserted the address again. */
    public void remove(String emailKey) {
        mongo.remove(Query.query(where("emailKey").is(emailKey)), Subscriber.class);
    }

    /** Removes subscribers who never confirmed: without consent their address must not be kept. */
    public long removeUnconfirmed(Instant askedBefore) {
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
        return Optional.ofNullable(mongo.findAndModify(Query.query(criteria), update, RETURN_NEW, Subscriber.class));
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value != null) {
            update.set(field, value);
        }
    }

    private static Criteria withId(String id) {
        return where("_id").is(id);
    }
}
