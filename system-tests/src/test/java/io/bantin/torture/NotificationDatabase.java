package io.bantin.torture;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoDatabase;
import io.bantin.torture.Evidence.Campaign;
import io.bantin.torture.Evidence.Chunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads the documents of notification-service from the store. */
record NotificationDatabase(MongoDatabase database) {

    private static final List<String> COUNTS = List.of("planned", "sent", "deferred", "failed", "skipped");

    void subscribe(List<Document> subscribers) {
        database.getCollection("subscribers").insertMany(subscribers);
    }

    /** Stores the same subscribers again, with the categories of these documents. */
    void resubscribe(List<Document> subscribers) {
        database.getCollection("subscribers")
                .deleteMany(in(
                        "_id",
                        subscribers.stream().map(one -> one.getString("_id")).toList()));
        subscribe(subscribers);
    }

    void setState(String subscriber, String state) {
        database.getCollection("subscribers")
                .updateOne(eq("_id", subscriber), new Document("$set", new Document("state", state)));
    }

    boolean isFinished(String eventId) {
        Document campaign = campaign(eventId);
        return campaign != null && campaign.get("finishedAt") != null;
    }

    boolean isPaused(String eventId) {
        Document campaign = campaign(eventId);
        return campaign != null && campaign.get("pausedAt") != null && campaign.get("cancelledAt") == null;
    }

    long chunks(String eventId) {
        return database.getCollection("chunks").countDocuments(eq("campaignId", eventId));
    }

    @Nullable
    Campaign read(String eventId) {
        Document campaign = campaign(eventId);
        if (campaign == null) {
            return null;
        }
        Document counts = Objects.requireNonNullElseGet(campaign.get("counts", Document.class), Document::new);
        Map<String, Long> named = new HashMap<>();
        COUNTS.forEach(name -> named.put(name, counts.get(name) instanceof Number number ? number.longValue() : -1L));
        return new Campaign(
                campaign.get("finishedAt") != null,
                campaign.get("cancelledAt") != null,
                named,
                database.getCollection("chunks")
                        .find(eq("campaignId", eventId))
                        .sort(ascending("_id"))
                        .map(NotificationDatabase::chunk)
                        .into(new ArrayList<>()));
    }

    private @Nullable Document campaign(String eventId) {
        return database.getCollection("campaigns").find(eq("_id", eventId)).first();
    }

    private static Chunk chunk(Document chunk) {
        Map<Integer, String> entries = new HashMap<>();
        chunk.get("entries", Document.class)
                .forEach((position, entry) ->
                        entries.put(Integer.valueOf(position), ((Document) entry).getString("outcome")));
        return new Chunk(
                chunk.getInteger("number"),
                chunk.get("claim", Document.class).get("owner") != null,
                chunk.getList("ids", String.class),
                bits(chunk.get("accepted", Binary.class).getData()),
                entries);
    }

    private static Set<Integer> bits(byte[] bytes) {
        Set<Integer> set = new HashSet<>();
        for (int i = 0; i < bytes.length * 8; i++) {
            if ((bytes[i / 8] & 1 << i % 8) != 0) {
                set.add(i);
            }
        }
        return set;
    }
}
