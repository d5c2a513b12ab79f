package io.bantin.notification.subscribers.suppressions;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.SuppressionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds suppressed subscribers, latest suppression first. */
@Component
public class SuppressedSubscribers {

    private final MongoOperations mongo;

    SuppressedSubscribers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The position at which a page ended. It stays valid if that suppression is lifted. */
    public record Position(Instant at, String id) {

        private static final Pattern FORM = Pattern.compile("-?\\d{1,15}\\.[0-9a-z]{1,40}");

        /** The position of a suppressed subscriber. */
        public static Position of(Subscriber subscriber) {
            return new Position(Objects.requireNonNull(subscriber.suppression()).at(), subscriber.id());
        }

        /** Empty if the cursor is invalid. */
        public static Optional<Position> parse(String cursor) {
            if (!FORM.matcher(cursor).matches()) {
                return Optional.empty();
            }
            int dot = cursor.indexOf('.');
            try {
                return Optional.of(new Position(
                        Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, dot))), cursor.substring(dot + 1)));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "." + id;
        }
    }

    /** Subscribers after this position, or the first ones; filtered by reason unless it is null. */
    public List<Subscriber> page(@Nullable SuppressionReason reason, @Nullable Position after, int limit) {
        Criteria wanted = wanted(reason);
        if (after != null) {
            wanted = new Criteria()
                    .andOperator(
                            wanted,
                            new Criteria()
                                    .orOperator(
                                            where("suppression.at").lt(after.at()),
                                            where("suppression.at")
                                                    .is(after.at())
                                                    .and("_id")
                                                    .lt(after.id())));
        }
        return mongo.find(latestFirst(wanted).limit(limit), Subscriber.class);
    }

    /** All suppressed subscribers; the caller must close the stream. */
    public Stream<Subscriber> all(@Nullable SuppressionReason reason) {
        return mongo.stream(latestFirst(wanted(reason)), Subscriber.class);
    }

    /** Old suppressions have no reason field; they mean {@link SuppressionReason#NO_SUCH_ADDRESS}. */
    private static Criteria wanted(@Nullable SuppressionReason reason) {
        Criteria suppressed = where("state")
                .is(SubscriberState.SUPPRESSED)
                .and("suppression.at")
                .ne(null);
        if (reason == null) {
            return suppressed;
        }
        return reason == SuppressionReason.NO_SUCH_ADDRESS
                ? suppressed.and("suppression.reason").in(null, reason.name())
                : suppressed.and("suppression.reason").is(reason.name());
    }

    private static Query latestFirst(Criteria criteria) {
        return Query.query(criteria).with(Sort.by(Direction.DESC, "suppression.at", "_id"));
    }
}
