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
 * <tr><td>open campaigns, for planners, workers and the finisher</td><td>{@code open}, sparse</td></tr>
 * <tr><td>the campaigns of one article, at its withdrawal and for operators</td><td>{@code article.articleId}</td></tr>
 * <tr><td>the newest campaigns, for operators</td><td>{@code createdAt, _id}, descending</td></tr>
 * <tr><td>milestones of one campaign</td><td>{@code _id}</td></tr>
 * </table>
 */
@Component
public class Campaigns {

    /** A blockage that was not renewed for this long is stale: the process that reported it has died, or sends again. */
    private static final Duration BLOCKAGE_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(10);

    private final MongoOperations mongo;
    private final Clock clock;

    Campaigns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        var indexes = mongo.indexOps(Campaign.class);
        indexes.createIndex(new Index("open", Sort.Direction.ASC).sparse());
        indexes.createIndex(new Index("article.articleId", Sort.Direction.ASC));
        indexes.createIndex(new Index("createdAt", Sort.Direction.DESC).on("_id", Sort.Direction.DESC));
    }

    /** Opens the campaign, unless its event has one already. */
    public boolean insert(Campaign campaign) {
        try {
            mongo.insert(campaign);
            return true;
        } catch (DuplicateKeyException repeatedEvent) {
            return false;
        }
    }

    public Optional<Campaign> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Campaign.class));
    }

    /**
     * Returns {@code selfPauses} of the campaign, or empty if its mails may not go out now. Workers call this before every
     * few mails, so only these fields are read.
     */
    public OptionalInt selfPausesIfSendable(String id) {
        Query sendable = query(without(id, "cancelledAt", "finishedAt", "pausedAt"));
        sendable.fields().include("_id", "selfPauses");
        Document found = mongo.findOne(sendable, Document.class, Campaign.COLLECTION);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found.getInteger("selfPauses", 0));
    }

    /** True also for a campaign that does not exist. */
    public boolean isCancelled(String id) {
        return !mongo.exists(query(without(id, "cancelledAt")), Campaign.class);
    }

    private static Criteria without(String id, String... milestones) {
        Criteria without = where("_id").is(id);
        for (String milestone : milestones) {
            without = without.and(milestone).isNull();
        }
        return without;
    }

    /** Returns the campaigns that are not finished; a cancelled campaign finishes once its claims are released. */
    public List<Campaign> findOpen() {
        return mongo.find(query(where("open").is(true)).with(Sort.by("_id")), Campaign.class);
    }

    /** Returns the newest campaigns first, after the last campaign of the page before. */
    public List<Campaign> newest(Optional<Campaign> after, int limit) {
        Criteria older = after.map(last -> new Criteria()
                        .orOperator(
                                where("createdAt").lt(last.timeline().createdAt()),
                                where("createdAt")
                                        .is(last.timeline().createdAt())
                                        .and("_id")
                                        .lt(last.id())))
                .orElseGet(Criteria::new);
        return mongo.find(
                query(older)
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                        .limit(Limit.of(limit)),
                Campaign.class);
    }

    /** The update by which the planner records that the plan is closed, written as it releases its claim. */
    public Update plannedUpdate() {
        return new Update().set("plannedAt", clock.instant());
    }

    public boolean pause(String id, String reason) {
        return change(without(id, "pausedAt", "finishedAt", "cancelledAt"), paused(reason));
    }

    /**
     * Pauses the campaign because the server rejects every mail, and increments {@code selfPauses}. That makes all bounces
     * recorded with a lower number void. A worker that was stalled since an earlier pause changes nothing.
     *
     * @param selfPausesBefore how often the campaign had paused itself when the worker was allowed to send
     * @return whether this call paused it
     */
    public boolean pauseItself(String id, int selfPausesBefore, String reason) {
        Query unchanged = query(withSelfPauses(without(id, "finishedAt", "cancelledAt"), selfPausesBefore));
        Campaign before = mongo.findAndModify(unchanged, paused(reason).inc("selfPauses", 1), Campaign.class);
        return before != null && before.timeline().pausedAt() == null;
    }

    /** True if the campaign exists and has paused itself exactly this often. */
    public boolean hasPausedItself(String id, int times) {
        return mongo.exists(query(withSelfPauses(where("_id").is(id), times)), Campaign.class);
    }

    private static Criteria withSelfPauses(Criteria criteria, int times) {
        return times == 0
                ? criteria.and("selfPauses").in(null, 0)
                : criteria.and("selfPauses").is(times);
    }

    /**
     * Writes why the campaign's mails do not go out. One process at a time renews the blockage, and its beginning stays. Nothing
     * is written while another process sends.
     */
    public void block(String id, CampaignBlockage blocked) {
        Instant now = blocked.seenAt();
        Criteria renewable = without(id, "cancelledAt", "finishedAt", "pausedAt")
                .orOperator(
                        where("blocked.by").is(blocked.by()),
                        where("blocked.seenAt").lt(now.minus(BLOCKAGE_TIMEOUT)));
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
                            where("progressAt").isNull(), where("progressAt").lt(now.minus(PROGRESS_TIMEOUT)));
            change(standing, new Update().set("health.blocked", blocked));
        }
    }

    /** Records that mails go out again. */
    public void unblock(String id) {
        change(
                without(id, "finishedAt"),
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
        return change(without(id, "cancelledAt"), new Update().set("cancelledAt", clock.instant()));
    }

    /** Returns the campaigns of an article, the oldest first. */
    public List<Campaign> findByArticle(String articleId) {
        return mongo.find(query(where("article.articleId").is(articleId)).with(Sort.by("seq")), Campaign.class);
    }

    /** Cancels finished campaigns too, so that the record of each says that its article was withdrawn. */
    public void cancelAllOf(String articleId) {
        mongo.updateMulti(
                query(where("article.articleId")
                        .is(articleId)
                        .and("cancelledAt")
                        .isNull()),
                new Update().set("cancelledAt", clock.instant()),
                Campaign.class);
    }

    /** Finishes the campaign with these counts, unless it was cancelled or reopened since it was read. */
    public boolean finish(Campaign asRead, CampaignCounts counts) {
        Criteria unchanged = without(asRead.id(), "finishedAt")
                .and("reopens")
                .is(asRead.ledger().reopens());
        unchanged = asRead.isCancelled()
                ? unchanged.and("cancelledAt").ne(null)
                : unchanged.and("cancelledAt").isNull();
        return change(
                unchanged,
                new Update()
                        .set("finishedAt", clock.instant())
                        .set("ledger.counts", counts)
                        .unset("blocked")
                        .unset("open"));
    }

    /** Reopens a campaign whose chunks were reopened. Returns false if it is cancelled or has no ledger. */
    public boolean reopen(String id) {
        return change(
                without(id, "cancelledAt", "ledgerRemovedAt"),
                new Update()
                        .unset("finishedAt")
                        .unset("counts")
                        .inc("reopens", 1)
                        .set("open", true));
    }

    private boolean change(Criteria condition, Update update) {
        return mongo.updateFirst(new Query(condition), update, Campaign.class).getMatchedCount() == 1;
    }
}
