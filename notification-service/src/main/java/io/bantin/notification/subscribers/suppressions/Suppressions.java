package io.bantin.notification.subscribers.suppressions;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.Subscriber.Suppression;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.SuppressionReason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Suppresses addresses and lifts suppressions. Each change is a conditional update of the subscriber's document. */
@Component
public class Suppressions {

    /** So many recent bounces and lifts are kept for each subscriber. */
    private static final int MAX_REMEMBERED = 8;

    /** Refusals by this many campaigns in a row suppress the address if they span {@link #MIN_STRIKE_SPAN}. */
    private static final int MIN_STRIKES = 3;

    private static final Duration MIN_STRIKE_SPAN = Duration.ofDays(2);
    private static final int MAX_STRIKES = 8;

    private final MongoOperations mongo;
    private final Clock clock;

    Suppressions(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Suppresses an address whose mail server says that it does not exist.
     *
     * @param bounceId the bounce; a second call with the same id changes nothing, even from another process
     */
    public void suppress(String subscriberId, String reply, String eventId, String bounceId) {
        var suppression = new Suppression(clock.instant(), reply, SuppressionReason.NO_SUCH_ADDRESS, eventId);
        Update update = suppressed(suppression);
        remember(update, bounceId);
        mongo.updateFirst(Query.query(activeWithout(subscriberId, bounceId)), update, Subscriber.class);
    }

    /**
     * Counts a rejection without a reason, one for each campaign. Enough of them suppress the address. Only the first strikes are
     * kept: the span is measured from the first to this one, so the number of campaigns does not matter.
     */
    public void strike(String subscriberId, Strike strike, String bounceId) {
        Update update = new Update();
        remember(update, bounceId);
        update.push("strikes").slice(MAX_STRIKES).each(strike);
        mongo.updateFirst(
                Query.query(activeWithout(subscriberId, bounceId)
                        .and("strikes.campaignId")
                        .ne(strike.campaignId())),
                update,
                Subscriber.class);
        // Also if the strike was counted before: the process that counted it may have died before this step.
        suppressAfterEnoughStrikes(subscriberId, strike);
    }

    private void suppressAfterEnoughStrikes(String subscriberId, Strike latest) {
        Optional.ofNullable(mongo.findById(subscriberId, Subscriber.class))
                .filter(Subscriber::isActive)
                .map(Subscriber::strikes)
                .filter(strikes -> strikes.size() >= MIN_STRIKES
                        && !latest.at().isBefore(strikes.getFirst().at().plus(MIN_STRIKE_SPAN)))
                .ifPresent(strikes -> mongo.updateFirst(
                        Query.query(active(subscriberId)
                                .and("strikes.0.campaignId")
                                .is(strikes.getFirst().campaignId())),
                        suppressed(new Suppression(
                                clock.instant(),
                                latest.reply(),
                                SuppressionReason.REPEATED_REFUSALS,
                                latest.campaignId())),
                        Subscriber.class));
    }

    /** Forgets the strikes, because the mail server has accepted a mail. */
    public void clearStrikes(String subscriberId) {
        mongo.updateFirst(
                Query.query(where("_id").is(subscriberId).and("strikes").exists(true)),
                new Update().unset("strikes"),
                Subscriber.class);
    }

    /** Makes the subscription active again; empty if the address has no such suppression. */
    public Optional<Subscriber> lift(String subscriberId, Lift lift) {
        Update update = SubscriptionChange.lifted(lift.at(), lift.reason())
                .appendTo(new Update()
                        .set("state", SubscriberState.ACTIVE)
                        .unset("suppression")
                        .unset("strikes"));
        update.push("lifted").slice(-MAX_REMEMBERED).each(lift);
        Criteria suppressed = where("_id")
                .is(subscriberId)
                .and("state")
                .is(SubscriberState.SUPPRESSED)
                .and("suppression.at")
                .is(lift.suppression().at());
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(suppressed), update, FindAndModifyOptions.options().returnNew(true), Subscriber.class));
    }

    private static Update suppressed(Suppression suppression) {
        return SubscriptionChange.suppressed(suppression.at(), suppression.reply())
                .appendTo(new Update().set("state", SubscriberState.SUPPRESSED).set("suppression", suppression));
    }

    private static void remember(Update update, String bounceId) {
        update.push("bouncesSeen").slice(-MAX_REMEMBERED).each(bounceId);
    }

    private static Criteria activeWithout(String subscriberId, String bounceId) {
        return active(subscriberId).and("bouncesSeen").ne(bounceId);
    }

    private static Criteria active(String subscriberId) {
        return where("_id").is(subscriberId).and("state").is(SubscriberState.ACTIVE);
    }
}
