package io.bantin.bench.system;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.bantin.local.plan.CommandFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads and writes the documents of notification-service in its store. */
public final class NotificationDatabase implements AutoCloseable {

    private static final InsertManyOptions IN_ANY_ORDER = new InsertManyOptions().ordered(false);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final MongoClient client;
    private final MongoDatabase database;

    public NotificationDatabase(TemporarySystem subject) {
        this.client = MongoClients.create(subject.store());
        this.database = client.getDatabase("notification");
    }

    /** The milestones of a campaign so far; {@code announcedAt} is the time of the editor's decision. */
    public record Milestones(
            Instant announcedAt,
            Instant createdAt,
            @Nullable Instant plannedAt,
            @Nullable Instant finishedAt) {

        /** The time from the opening of the campaign to its last chunk. */
        public Duration planning() {
            return Duration.between(createdAt, plannedAtLast());
        }

        /** When its last chunk was written. */
        public Instant plannedAtLast() {
            return Objects.requireNonNull(plannedAt, "not planned");
        }
    }

    /** Adds this many subscribers of a category, who want mails at once. */
    public void subscribe(SubscriberSet readers, String categoryId) {
        insert("subscribers", readers.size(), readers.documents(categoryId));
    }

    /** Adds finished campaigns of these readers, each with all its chunks. */
    public void remember(int campaigns, SubscriberSet readers, String categoryId) {
        for (int number = 0; number < campaigns; number++) {
            var past = new PastCampaign(number, readers, categoryId);
            database.getCollection("campaigns").insertOne(past.campaign());
            insert("chunks", 100, past.chunks());
        }
    }

    /** Reads the milestones of an existing campaign. */
    public Milestones milestonesOf(String eventId) {
        return milestones(Objects.requireNonNull(
                database.getCollection("campaigns").find(eq("_id", eventId)).first(), eventId));
    }

    public Milestones awaitPlanned(String eventId, Duration patience) throws InterruptedException {
        return await(eventId, milestones -> milestones.plannedAt() != null, "planned", patience);
    }

    public Milestones awaitFinished(String eventId, Duration patience) throws InterruptedException {
        return await(eventId, milestones -> milestones.finishedAt() != null, "finished", patience);
    }

    @Override
    public void close() {
        client.close();
    }

    private Milestones await(String eventId, Predicate<Milestones> reached, String what, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var campaign =
                    database.getCollection("campaigns").find(eq("_id", eventId)).first();
            if (campaign != null && reached.test(milestones(campaign))) {
                return milestones(campaign);
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("Campaign %s is not %s after %d s: %s"
                        .formatted(eventId, what, patience.toSeconds(), campaign));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static Milestones milestones(Document campaign) {
        return new Milestones(
                Objects.requireNonNull(instant(campaign, "announcedAt")),
                Objects.requireNonNull(instant(campaign, "createdAt")),
                instant(campaign, "plannedAt"),
                instant(campaign, "finishedAt"));
    }

    private static @Nullable Instant instant(Document campaign, String field) {
        return campaign.get(field) instanceof Date date ? date.toInstant() : null;
    }

    private void insert(String collection, int atOnce, Stream<Document> documents) {
        MongoCollection<Document> target = database.getCollection(collection);
        List<Document> batch = new ArrayList<>();
        for (var rest = documents.iterator(); rest.hasNext(); ) {
            batch.add(rest.next());
            if (batch.size() >= Math.min(atOnce, 1_000) || !rest.hasNext()) {
                target.insertMany(batch, IN_ANY_ORDER);
                batch.clear();
            }
        }
    }
}
