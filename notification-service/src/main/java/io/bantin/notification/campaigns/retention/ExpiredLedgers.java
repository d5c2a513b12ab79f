package io.bantin.notification.campaigns.retention;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.notification.campaigns.Campaign;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Finds campaigns whose ledger can be removed, by the sparse index {@code hasLedger, finishedAt}. */
@Component
class ExpiredLedgers {

    private final MongoOperations mongo;
    private final Clock clock;

    ExpiredLedgers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        mongo.indexOps(Campaign.class)
                .createIndex(new Index("hasLedger", Sort.Direction.ASC)
                        .on("finishedAt", Sort.Direction.ASC)
                        .sparse());
    }

    /** Returns campaigns that finished before this time and still have their chunks. */
    List<Campaign> finishedBefore(Instant time, int limit) {
        return mongo.find(
                query(where("hasLedger").is(true).and("finishedAt").lt(time)).limit(limit), Campaign.class);
    }

    /** Marks the ledger as given up; false when the campaign was reopened since it was read. */
    boolean giveUp(Campaign asRead) {
        return change(
                where("_id")
                        .is(asRead.id())
                        .and("finishedAt")
                        .is(asRead.timeline().finishedAt()),
                new Update().set("ledgerRemovedAt", clock.instant()));
    }

    /** Records that the chunks are gone. */
    void removed(String campaignId) {
        change(where("_id").is(campaignId), new Update().unset("hasLedger"));
    }

    private boolean change(Criteria condition, Update update) {
        return mongo.updateFirst(query(condition), update, Campaign.class).getMatchedCount() == 1;
    }
}
