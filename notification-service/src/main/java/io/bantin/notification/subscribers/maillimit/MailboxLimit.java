package io.bantin.notification.subscribers.maillimit;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.tokens.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Three mails a mailbox and hour of those that a stranger can cause, so that nobody can be flooded in our name. Counted in the
 * store, for all instances and across restarts, under a keyed hash: no address stays here.
 */
@Component
public class MailboxLimit {

    private static final int MAILS = 3;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final MongoOperations mongo;
    private final Tokens tokens;
    private final Clock clock;

    MailboxLimit(MongoOperations mongo, Tokens tokens, Clock clock) {
        this.mongo = mongo;
        this.tokens = tokens;
        this.clock = clock;
        mongo.indexOps(MailboxCount.class)
                .createIndex(new Index("expiresAt", Sort.Direction.ASC)
                        .expire(Duration.ZERO)
                        .named("expiry"));
    }

    /** Counts one more mail; false when the mailbox has had its share, and none may be sent. */
    public boolean takeOne(EmailAddress address) {
        String id = tokens.hashOfMailbox(MailboxKey.of(address).name());
        try {
            count(id);
            return true;
        } catch (DuplicateKeyException fullOrNew) {
            // Either the count is full, or another request inserted it since the store looked: then it is found now.
            return countAgain(id);
        }
    }

    private boolean countAgain(String id) {
        try {
            count(id);
            return true;
        } catch (DuplicateKeyException full) {
            return false;
        }
    }

    /** One atomic upsert: where the count is full, the query misses and the insert meets the same id. */
    private void count(String id) {
        Instant now = clock.instant();
        Query belowLimit = query(where("_id")
                .is(id)
                .orOperator(
                        where("mailedAt." + (MAILS - 1)).exists(false),
                        where("mailedAt.0").lte(now.minus(WINDOW))));
        Update update = new Update().set("expiresAt", now.plus(WINDOW));
        update.push("mailedAt").slice(-MAILS).each(now);
        mongo.findAndModify(belowLimit, update, FindAndModifyOptions.options().upsert(true), MailboxCount.class);
    }

    /** A store whose TTL index removes nothing, as the embedded one, keeps no count for long either. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetOldCounts() {
        mongo.remove(query(where("expiresAt").lt(clock.instant())), MailboxCount.class);
    }

    /**
     * @param id the keyed hash of the mailbox
     * @param mailedAt when the last mails were asked for, at most as many as are allowed
     */
    @Document("mailbox_counts")
    record MailboxCount(@Id String id, List<Instant> mailedAt, Instant expiresAt) {}
}
