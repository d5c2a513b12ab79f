package io.bantin.notification.campaigns.bounces;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The bounces in the chunks of the store. A chunk with bounces has its campaign's id in {@code bouncesIn}, and a sparse index
 * finds these few chunks. An update of a bounce names the time of the rejection, so it misses a bounce that was dropped or
 * replaced.
 */
@Component
public class Bounces {

    private final MongoOperations mongo;

    public Bounces(MongoOperations mongo) {
        this.mongo = mongo;
        chunks().createIndex(Indexes.ascending("bouncesIn"), new IndexOptions().sparse(true));
    }

    /** Returns the bounces of a campaign, in the order of its plan. */
    public List<LedgerBounce> of(String campaignId) {
        List<LedgerBounce> found = new ArrayList<>();
        chunks().find(Filters.eq("bouncesIn", campaignId))
                .projection(Projections.include("bounces"))
                .sort(Indexes.ascending("_id"))
                .forEach(chunk -> chunk.get("bounces", new Document())
                        .forEach((position, bounce) -> found.add(new LedgerBounce(
                                campaignId, chunk.getString("_id"), Integer.parseInt(position), Bounce.of((Document)
                                        bounce)))));
        return found;
    }

    /** Confirms a bounce, so that any process may let it take effect; false when it was dropped. */
    public boolean confirm(LedgerBounce stored) {
        return chunks().updateOne(exactly(stored), Updates.set(stored.path() + ".confirmed", true))
                        .getMatchedCount()
                == 1;
    }

    /** Removes a bounce that has taken effect, or is void. */
    public void remove(LedgerBounce stored) {
        chunks().updateOne(exactly(stored), Updates.unset(stored.path()));
        chunks().updateOne(
                        Filters.and(Filters.eq("_id", stored.chunkId()), Filters.eq("bounces", new Document())),
                        Updates.combine(Updates.unset("bounces"), Updates.unset("bouncesIn")));
    }

    private static Bson exactly(LedgerBounce stored) {
        return Filters.and(
                Filters.eq("_id", stored.chunkId()),
                Filters.eq(stored.path() + ".at", stored.bounce().at()));
    }

    private MongoCollection<Document> chunks() {
        return mongo.getCollection("chunks");
    }
}
