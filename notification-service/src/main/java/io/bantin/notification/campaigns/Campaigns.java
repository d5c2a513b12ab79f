package io.bantin.notification.campaigns;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The campaigns in the store. Each milestone is set by its own conditional update.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>the open ones, by planners, workers and closers</td><td>{@code open}, sparse</td></tr>
 * <tr><td>all of one article, at its withdrawal and for operators</td><td>{@code article.articleId}</td></tr>
 * <tr><td>the newest, by operators</td><td>{@code createdAt, _id}, descending</td></tr>
 * <tr><td>those whose chunks can be removed</td><td>{@code hasLedger, finishedAt}, sparse</td></tr>
 * </table>
 */
@Component
public class Campaigns {

    /** Else the process that saw the campaign blocked is dead, or sees it no more. */
    private static final Duration RENEWED_WITHIN = Duration.ofSeconds(30);

    private static final Duration PROGRESS_COUNTS_FOR = Duration.ofSeconds(10);

    private final MongoOperations mongo;
    private final Clock clock;

    Campaigns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        var indexes = mongo.indexOps(Campaign.class);
        indexes.createIndex(new Index("open", Sort.Direction.ASC).sparse());
        indexes.createIndex(new Index("article.articleId", Sort.Direction.ASC));
        indexes.createIndex(new Index("createdAt", Sort.Direction.DESC).on("_id", Sort.Direction.DESC));
        indexes.createIndex(new Index("hasLedger", Sort.Direction.ASC)
                .on("finishedAt", Sort.Direction.ASC)
                .sparse());
    }

    /** Opens the campaign unless its event was announced before. */
    public boolean open(Campaign campaign) {
        try {
            mongo.insert(campaign);
            return true;
        } catch (DuplicateKeyException announcedBefore) {
            return false;
        }
    }

    public Optional<Campaign> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Campaign.class));
    }

    /**
     * Empty when no mails of it may go out at this moment, else how often it paused itself: asked before every few mails, so
     * only the milestones are read.
     */
    public OptionalInt sendable(String id) {
        Query sendable = query(without(id, "cancelledAt", "finishedAt", "pausedAt"));
        sendable.fields().include("_id", "selfPauses");
        Document found = mongo.findOne(sendable, Document.class, Campaign.COLLECTION);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found.getInteger("selfPauses", 0));
    }

    /** Or gone: asked for each chunk that is planned. */
    public boolean isCancelled(String id) {
        return !isThereWithout(id, "cancelledAt");
    }

    private boolean isThereWithout(String id, String... milestones) {
        Query there = query(without(id, milestones));
        there.fields().include("_id");
        return mongo.findOne(there, Document.class, Campaign.COLLECTION) != null;
    }

    private static Criteria without(String id, String... milestones) {
        Criteria without = where("_id").is(id);
        for (String milestone : milestones) {
            without = without.and(milestone).isNull();
        }
        return without;
    }

    /** Those with work left: neither done nor, after a cancel, brought to their end. */
    public List<Campaign> open() {
        return mongo.find(query(where("open").is(true)).with(Sort.by("_id")), Campaign.class);
    }

    /** The newest first, after the campaign that the page before ended with. */
    public List<Campaign> newest(Optional<Campaign> after, int limit) {
        Criteria older = after.map(last -> new Criteria()
                        .orOperator(
                                where("createdAt").lt(last.createdAt()),
                                where("createdAt")
                                        .is(last.createdAt())
                                        .and("_id")
                                        .lt(last.id())))
                .orElseGet(Criteria::new);
        return mongo.find(
                query(older)
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                        .limit(Limit.of(limit)),
                Campaign.class);
    }

    /** For the planner that owns it, to write as it lets go: its plan is closed. */
    public Update planned() {
        return new Update().set("plannedAt", clock.instant());
    }

    public boolean pause(String id, String reason) {
        return change(without(id, "pausedAt", "finishedAt", "cancelledAt"), paused(reason));
    }

    /**
     * Pauses it because everybody is refused, and counts that: what refusals until now might have said of addresses is void,
     * whichever process notes it, and whenever. A worker that stood still since an earlier pause changes nothing.
     *
     * @param timesBefore how often it had paused itself when the worker was allowed to send
     * @return whether it was this call that paused it
     */
    public boolean pauseItself(String id, int timesBefore, String reason) {
        Criteria unchanged = timesBefore == 0
                ? without(id, "finishedAt", "cancelledAt").and("selfPauses").in(null, 0)
                : without(id, "finishedAt", "cancelledAt").and("selfPauses").is(timesBefore);
        Campaign before =
                mongo.findAndModify(new Query(unchanged), paused(reason).inc("selfPauses", 1), Campaign.class);
        return before != null && before.pausedAt() == null;
    }

    /**
     * Writes what keeps its mails from going out. Since when stays as it is while somebody sees it, and one process at a time
     * renews it; nothing is written while another process sends.
     */
    public void block(String id, CampaignBlockage blocked) {
        Instant now = blocked.seenAt();
        Criteria renewable = without(id, "cancelledAt", "finishedAt", "pausedAt")
                .orOperator(
                        where("blocked.by").is(blocked.by()),
                        where("blocked.seenAt").lt(now.minus(RENEWED_WITHIN)));
        boolean renewed = change(
                renewable,
                new Update()
                        .set("blocked.cause", blocked.cause())
                        .set("blocked.reply", blocked.reply())
                        .set("blocked.seenAt", now)
                        .set("blocked.by", blocked.by()));
        if (!renewed) {
            Criteria standing = without(id, "cancelledAt", "finishedAt", "pausedAt", "blocked")
                    .orOperator(
                            where("progressAt").isNull(), where("progressAt").lt(now.minus(PROGRESS_COUNTS_FOR)));
            change(standing, new Update().set("blocked", blocked));
        }
    }

    /** Mails go out. */
    public void unblock(String id) {
        change(
                where("_id").is(id).and("finishedAt").isNull(),
                new Update().set("progressAt", clock.instant()).unset("blocked"));
    }

    private Update paused(String reason) {
        return new Update()
                .set("pausedAt", clock.instant())
                .set("pauseReason", reason)
                .unset("blocked");
    }

    public boolean resume(String id) {
        return change(
                where("_id").is(id).and("pausedAt").ne(null),
                new Update().unset("pausedAt").unset("pauseReason"));
    }

    public boolean cancel(String id) {
        return change(
                where("_id").is(id).and("cancelledAt").isNull(), new Update().set("cancelledAt", clock.instant()));
    }

    /** What was told of an article, the first first. */
    public List<Campaign> of(String articleId) {
        return mongo.find(query(where("article.articleId").is(articleId)).with(Sort.by("seq")), Campaign.class);
    }

    /** Finished ones too: a withdrawn article is not to be found among what was announced. */
    public void cancelAllOf(String articleId) {
        mongo.updateMulti(
                query(where("article.articleId")
                        .is(articleId)
                        .and("cancelledAt")
                        .isNull()),
                new Update().set("cancelledAt", clock.instant()),
                Campaign.class);
    }

    /** Freezes the counts, unless the campaign was cancelled or reopened since it was read. */
    public boolean finish(Campaign asRead, CampaignCounts counts) {
        Criteria unchanged = where("_id")
                .is(asRead.id())
                .and("finishedAt")
                .isNull()
                .and("reopens")
                .is(asRead.reopens());
        unchanged = asRead.isCancelled()
                ? unchanged.and("cancelledAt").ne(null)
                : unchanged.and("cancelledAt").isNull();
        return change(
                unchanged,
                new Update()
                        .set("finishedAt", clock.instant())
                        .set("counts", counts)
                        .unset("blocked")
                        .unset("open"));
    }

    /** Gives a campaign whose chunks were reopened back to the workers; refused for one that is cancelled or has no ledger. */
    public boolean reopen(String id) {
        return change(
                where("_id")
                        .is(id)
                        .and("cancelledAt")
                        .isNull()
                        .and("ledgerRemovedAt")
                        .isNull(),
                new Update()
                        .unset("finishedAt")
                        .unset("counts")
                        .inc("reopens", 1)
                        .set("open", true));
    }

    /** Those that finished before, and still have their chunks. */
    public List<Campaign> finishedBefore(Instant time, int limit) {
        return mongo.find(
                query(where("hasLedger").is(true).and("finishedAt").lt(time)).limit(limit), Campaign.class);
    }

    /** Gives the ledger up, unless the campaign was reopened since it was read. */
    public boolean giveUpLedger(Campaign asRead) {
        return change(
                where("_id").is(asRead.id()).and("finishedAt").is(asRead.finishedAt()),
                new Update().set("ledgerRemovedAt", clock.instant()));
    }

    public void ledgerIsGone(String id) {
        change(where("_id").is(id), new Update().unset("hasLedger"));
    }

    private boolean change(Criteria condition, Update update) {
        return mongo.updateFirst(new Query(condition), update, Campaign.class).getMatchedCount() == 1;
    }
}
