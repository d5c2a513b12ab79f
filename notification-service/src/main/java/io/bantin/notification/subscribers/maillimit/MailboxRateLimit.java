package io.bantin.notification.subscribers.maillimit;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.tokens.LinkTokens;
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
 * Allows three mails per mailbox and hour of the kind that anyone can trigger, so that nobody can flood a mailbox through this
 * service. The store holds the counts of all instances under a keyed hash, without the address.
 */
@Component
public class MailboxRateLimit {

    private static final int MAX_MAILS = 3;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final MongoOperations mongo;
    private final LinkTokens tokens;
    private final Clock clock;

    MailboxRateLimit(MongoOperations mongo, LinkTokens tokens, Clock clock) {
        this.mongo = mongo;
        this.tokens = tokens;
        this.clock = clock;
        mongo.indexOps(MailboxCount.class)
                .createIndex(new Index("expiresAt", Sort.Direction.ASC)
                        .expire(Duration.ZERO)
                        .named("expiry"));
    }

    /** Counts one more mail; false if the mailbox has reached its limit and the mail must not be sent. */
    public boolean tryAcquire(EmailAddress address) {
        String id = tokens.hashOfMailbox(MailboxKey.of(address).name());
        try {
            count(id);
            return true;
        } catch (DuplicateKeyException fullOrConcurrent) {
            // Either the limit is reached, or a concurrent request has inserted the count; then the
            // second attempt finds it.
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

    /** One atomic upsert: if the limit is reached, the query matches nothing and the insert fails because of the same id. */
    private void count(String id) {
        Instant now = clock.instant();
        Query belowLimit = query(where("_id")
                .is(id)
                .orOperator(
                        where("mailedAt." + (MAX_MAILS - 1)).exists(false),
                        where("mailedAt.0").lte(now.minus(WINDOW))));
        Update update = new Update().set("expiresAt", now.plus(WINDOW));
        update.push("mailedAt").slice(-MAX_MAILS).each(now);
        mongo.findAndModify(belowLimit, update, FindAndModifyOptions.options().upsert(true), MailboxCount.class);
    }

    /** Removes expired counts in stores without TTL indexes, such as the embedded one. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void removeExpiredCounts() {
        mongo.remove(query(where("expiresAt").lt(clock.instant())), MailboxCount.class);
    }

    /**
     * @param id the keyed hash of the mailbox
     * @param mailedAt the times of the last mails, at most {@link #MAX_MAILS}
     */
    @Document("mailbox_counts")
    record MailboxCount(@Id String id, List<Instant> mailedAt, Instant expiresAt) {}
}
