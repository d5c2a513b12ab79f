package io.bantin.notification.campaigns.ledger;

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
 * The bounces noted in chunks. {@code bouncesIn} of a chunk is its campaign as long as some are: a sparse index finds these
 * few. Whatever changes one names the time of its refusal, so that it misses once the bounce was dropped or replaced.
 */
@Component
public class Bounces {

    private final MongoOperations mongo;

    public Bounces(MongoOperations mongo) {
        this.mongo = mongo;
        chunks().createIndex(Indexes.ascending("bouncesIn"), new IndexOptions().sparse(true));
    }

    /** Those of a campaign, in the order of its plan. */
    public List<NotedBounce> of(String campaignId) {
        List<NotedBounce> found = new ArrayList<>();
        chunks().find(Filters.eq("bouncesIn", campaignId))
                .projection(Projections.include("bounces"))
                .sort(Indexes.ascending("_id"))
                .forEach(chunk -> chunk.get("bounces", new Document())
                        .forEach((position, bounce) -> found.add(new NotedBounce(
                                campaignId, chunk.getString("_id"), Integer.parseInt(position), Bounce.of((Document)
                                        bounce)))));
        return found;
    }

    /** It takes effect from now on, whoever goes on with it; false when it was dropped. */
    public boolean confirm(NotedBounce noted) {
        return chunks().updateOne(there(noted), Updates.set(noted.path() + ".confirmed", true))
                        .getMatchedCount()
                == 1;
    }

    /** It has taken effect, or is void. */
    public void remove(NotedBounce noted) {
        chunks().updateOne(there(noted), Updates.unset(noted.path()));
        chunks().updateOne(
                        Filters.and(Filters.eq("_id", noted.chunkId()), Filters.eq("bounces", new Document())),
                        Updates.combine(Updates.unset("bounces"), Updates.unset("bouncesIn")));
    }

    private static Bson there(NotedBounce noted) {
        return Filters.and(
                Filters.eq("_id", noted.chunkId()),
                Filters.eq(noted.path() + ".at", noted.bounce().at()));
    }

    private MongoCollection<Document> chunks() {
        return mongo.getCollection("chunks");
    }
}
