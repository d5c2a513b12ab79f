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
 * <tr><td>chunks of a campaign with pending recipients, for workers and the finisher</td><td>{@code openIn}, sparse</td></tr>
 * <tr><td>the last chunk of a campaign, and sums over all of them</td><td>{@code campaignId, _id}</td></tr>
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

    /** Inserts the chunk, or returns the chunk that another planner stored under this number. */
    public Chunk insertOrRead(Chunk chunk) {
        try {
            mongo.execute(Chunk.class, all -> all.insertOne(chunk.document()));
            return chunk;
        } catch (DuplicateKeyException plannedByAnother) {
            return mongo.findById(chunk.id(), Chunk.class) instanceof Chunk stored ? stored : chunk;
        }
    }

    /** Returns the last chunk of the plan so far. */
    public Optional<Chunk> last(String campaignId) {
        Query last = query(where("campaignId").is(campaignId))
                .with(Sort.by("_id").descending())
                .limit(1);
        return Optional.ofNullable(mongo.findOne(last, Chunk.class));
    }

    public Optional<Chunk> find(String campaignId, int number) {
        return Optional.ofNullable(mongo.findById(Chunk.idOf(campaignId, number), Chunk.class));
    }

    /** Streams the chunks in which a recipient may be pending, in the order of the plan. The caller closes the stream. */
    public Stream<ChunkHeader> streamOpen(String campaignId) {
        return mongo.stream(
                headersOf(where("openIn").is(campaignId)).with(Sort.by("_id")), ChunkHeader.class, "chunks");
    }

    /**
     * Returns the time since which the longest waiting recipient of the campaign is due; empty when none is due. Reads the open
     * chunks up to the first recipient that was never tried, since no recipient has waited longer.
     *
     * @param opened when the campaign was opened
     */
    public Optional<Instant> dueSince(String campaignId, Instant opened, Instant now) {
        Instant first = Instant.MAX;
        try (Stream<ChunkHeader> open = streamOpen(campaignId)) {
            for (Iterator<ChunkHeader> headers = open.iterator(); headers.hasNext() && first.isAfter(opened); ) {
                Instant due = headers.next().dueSince(opened, now).orElse(first);
                first = due.isBefore(first) ? due : first;
            }
        }
        return first.equals(Instant.MAX) ? Optional.empty() : Optional.of(first);
    }

    public boolean hasOpen(String campaignId) {
        return mongo.exists(query(where("openIn").is(campaignId)), Chunk.class);
    }

    /** Streams all chunks of a campaign. The caller closes the stream. */
    public Stream<ChunkHeader> streamAll(String campaignId) {
        return mongo.stream(headersOf(where("campaignId").is(campaignId)), ChunkHeader.class, "chunks");
    }

    public CampaignCounts counts(String campaignId) {
        try (Stream<ChunkHeader> headers = streamAll(campaignId)) {
            return headers.map(ChunkHeader::counts).reduce(CampaignCounts.NONE, CampaignCounts::plus);
        }
    }

    public void remove(String campaignId) {
        mongo.remove(query(where("campaignId").is(campaignId)), Chunk.class);
    }

    public boolean isClaimable(ChunkHeader header) {
        return claims.isClaimable(Chunk.class, header.id(), header.claim());
    }

    public Optional<OwnedChunk> tryClaim(ChunkHeader header) {
        return claims.tryClaim(Chunk.class, header.id(), header.claim()).map(claimed -> new OwnedChunk(claimed, this));
    }

    /** Removes the hint that a recipient is pending, unless the chunk was claimed or reopened since it was read. */
    public void clearOpenHint(ChunkHeader header) {
        clearOpenHint(header.id(), header.claim().epoch(), header.reopens());
    }

    void clearOpenHint(String id, long epoch, int reopens) {
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

    /** Makes every failed delivery of the campaign due again. Repeating the call is harmless. */
    public void reopenFailed(String campaignId) {
        try (Stream<ChunkHeader> headers = streamAll(campaignId)) {
            headers.filter(header -> header.counts().failed() > 0).forEach(header -> reopenFailed(campaignId, header));
        }
    }

    private void reopenFailed(String campaignId, ChunkHeader header) {
        ChunkHeader seen = header;
        // The update matches nothing if another call, or a worker after it, was faster. Then the chunk is read again: a
        // mail that was sent meanwhile must stay accepted.
        while (seen != null && seen.counts().failed() > 0 && !reopenAsSeen(campaignId, seen)) {
            seen = mongo.findOne(headersOf(where("_id").is(header.id())), ChunkHeader.class, "chunks");
        }
    }

    private boolean reopenAsSeen(String campaignId, ChunkHeader header) {
        Criteria stillFailed = where("_id").is(header.id());
        Update update = new Update().inc("reopens", 1).set("openIn", campaignId);
        for (Map.Entry<Integer, RecipientOutcome> entry : header.entries().entrySet()) {
            if (entry.getValue().outcome() == UndeliveredStatus.FAILED) {
                String path = "entries." + entry.getKey();
                stillFailed.and(path + ".outcome").is(UndeliveredStatus.FAILED);
                update.set(path, RecipientOutcome.deferred(entry.getValue().replyOrEmpty(), 0, clock.instant()));
                // The next attempt decides again whether a rejection is about the address.
                update.unset("bounces." + entry.getKey());
            }
        }
        return mongo.updateFirst(query(stillFailed), update, Chunk.class).getMatchedCount() == 1;
    }

    private static Query headersOf(Criteria criteria) {
        Query query = query(criteria);
        query.fields().exclude("ids", "attempts", "receipts", "bounces");
        return query;
    }
}
