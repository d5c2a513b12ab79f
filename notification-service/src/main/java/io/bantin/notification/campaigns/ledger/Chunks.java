package io.bantin.notification.campaigns.ledger;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.claims.Claims;
import io.bantin.notification.campaigns.CampaignCounts;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The chunks in the store.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>who may be pending in a campaign, by workers and closers</td><td>{@code openIn}, sparse</td></tr>
 * <tr><td>the last chunk, and sums over all</td><td>{@code campaignId, _id}</td></tr>
 * <tr><td>claims and marks</td><td>{@code _id}</td></tr>
 * </table>
 */
@Component
public class Chunks {

    private final MongoOperations mongo;
    private final Claims claims;
    private final Clock clock;

    Chunks(MongoOperations mongo, Claims claims, Clock clock) {
        this.mongo = mongo;
        this.claims = claims;
        this.clock = clock;
        var indexes = mongo.indexOps(Chunk.class);
        indexes.createIndex(new Index("openIn", Sort.Direction.ASC).sparse());
        indexes.createIndex(new Index("campaignId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** Inserts the chunk, or returns the one that another planner stored under its number. */
    public Chunk insertOrRead(Chunk chunk) {
        try {
            mongo.execute(Chunk.class, all -> all.insertOne(chunk.document()));
            return chunk;
        } catch (DuplicateKeyException plannedByAnother) {
            return mongo.findById(chunk.id(), Chunk.class) instanceof Chunk stored ? stored : chunk;
        }
    }

    /** Where planning goes on. */
    public Optional<Chunk> last(String campaignId) {
        Query last = query(where("campaignId").is(campaignId))
                .with(Sort.by("_id").descending())
                .limit(1);
        return Optional.ofNullable(mongo.findOne(last, Chunk.class));
    }

    /** In the order of the plan, those in which somebody may be pending: close the stream. */
    public Stream<ChunkHeader> open(String campaignId) {
        return mongo.stream(headsOf(where("openIn").is(campaignId)).with(Sort.by("_id")), ChunkHeader.class, "chunks");
    }

    /**
     * Since when the first has been due of those who are due now, in a campaign that was opened then; empty when nobody is. One
     * pass over the open chunks, which ends at the first recipient who was never tried.
     */
    public Optional<Instant> dueSince(String campaignId, Instant opened, Instant now) {
        Instant first = Instant.MAX;
        try (Stream<ChunkHeader> open = open(campaignId)) {
            for (Iterator<ChunkHeader> heads = open.iterator(); heads.hasNext() && first.isAfter(opened); ) {
                Instant due = heads.next().dueSince(opened, now).orElse(first);
                first = due.isBefore(first) ? due : first;
            }
        }
        return first.equals(Instant.MAX) ? Optional.empty() : Optional.of(first);
    }

    public boolean hasOpen(String campaignId) {
        return mongo.exists(query(where("openIn").is(campaignId)), Chunk.class);
    }

    /** All of them, one after the other: close the stream. */
    public Stream<ChunkHeader> all(String campaignId) {
        return mongo.stream(headsOf(where("campaignId").is(campaignId)), ChunkHeader.class, "chunks");
    }

    public CampaignCounts counts(String campaignId) {
        try (Stream<ChunkHeader> heads = all(campaignId)) {
            return heads.map(ChunkHeader::counts).reduce(CampaignCounts.NONE, CampaignCounts::plus);
        }
    }

    /** Adds all of them up, with the reasons of those who got no mail. */
    public OutcomeTotals tally(String campaignId, Instant recentlyMeansAfter) {
        OutcomeTotals tally = new OutcomeTotals(recentlyMeansAfter);
        try (Stream<ChunkHeader> heads = all(campaignId)) {
            heads.forEach(tally::add);
        }
        return tally;
    }

    /** What is known of one recipient; empty when the plan so far does not have them. Chunks lie in the order of their ids. */
    public Optional<DeliveryRecord> statementOn(String campaignId, String recipient) {
        int low = 0;
        int high = last(campaignId).map(Chunk::number).orElse(-1);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Chunk chunk = mongo.findById(Chunk.idOf(campaignId, middle), Chunk.class);
            if (chunk == null
                    || chunk.closesPlan()
                    || recipient.compareTo(chunk.ids().getFirst()) < 0) {
                high = middle - 1;
            } else if (recipient.compareTo(chunk.ids().getLast()) > 0) {
                low = middle + 1;
            } else {
                return DeliveryRecord.of(chunk, recipient);
            }
        }
        return Optional.empty();
    }

    public void remove(String campaignId) {
        mongo.remove(query(where("campaignId").is(campaignId)), Chunk.class);
    }

    public boolean isTakeable(ChunkHeader head) {
        return claims.isTakeable(Chunk.class, head.id(), head.claim());
    }

    public Optional<OwnedChunk> take(ChunkHeader head) {
        return claims.take(Chunk.class, head.id(), head.claim()).map(claimed -> new OwnedChunk(claimed, this));
    }

    /** Takes the hint away that somebody is pending, unless the chunk was claimed or reopened since that was seen. */
    public void close(ChunkHeader head) {
        close(head.id(), head.claim().epoch(), head.reopens());
    }

    void close(String id, long epoch, int reopens) {
        mongo.updateFirst(
                query(where("_id")
                        .is(id)
                        .and("claim.epoch")
                        .is(epoch)
                        .and("reopens")
                        .is(reopens)),
                new Update().unset("openIn"),
                Chunk.class);
    }

    /** Gives every failed delivery of the campaign another try; harmless when repeated. */
    public void reopenFailed(String campaignId) {
        try (Stream<ChunkHeader> heads = all(campaignId)) {
            heads.filter(head -> head.counts().failed() > 0).forEach(head -> reopenFailed(campaignId, head));
        }
    }

    private void reopenFailed(String campaignId, ChunkHeader head) {
        ChunkHeader seen = head;
        // Missed when another call, or a worker after it, was faster: whoever is sent by then must not be deferred
        // again.
        while (seen != null && seen.counts().failed() > 0 && !reopenAsSeen(campaignId, seen)) {
            seen = mongo.findOne(headsOf(where("_id").is(head.id())), ChunkHeader.class, "chunks");
        }
    }

    private boolean reopenAsSeen(String campaignId, ChunkHeader head) {
        Criteria stillFailed = where("_id").is(head.id());
        Update update = new Update().inc("reopens", 1).set("openIn", campaignId);
        for (Map.Entry<Integer, RecipientOutcome> entry : head.entries().entrySet()) {
            if (entry.getValue().outcome() == Outcome.FAILED) {
                String path = "entries." + entry.getKey();
                stillFailed.and(path + ".outcome").is(Outcome.FAILED);
                update.set(path, RecipientOutcome.deferred(entry.getValue().replyOrNothing(), 0, clock.instant()));
                // What the refusal may have said of the address is for the next try to say again.
                update.unset("bounces." + entry.getKey());
            }
        }
        return mongo.updateFirst(query(stillFailed), update, Chunk.class).getMatchedCount() == 1;
    }

    private static Query headsOf(Criteria criteria) {
        Query query = query(criteria);
        query.fields().exclude("ids", "attempts", "receipts", "bounces");
        return query;
    }
}
