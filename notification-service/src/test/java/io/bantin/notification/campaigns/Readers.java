package io.bantin.notification.campaigns;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.data.mongodb.core.MongoOperations;

/** People who subscribed, in the order of their ids. */
public record Readers(List<Subscriber> all) {

    /** Stores this many subscribers of a category. */
    public static Readers of(MongoOperations mongo, int count, String category) {
        List<Subscriber> all = IntStream.range(0, count)
                .mapToObj(_ -> reader(Ids.next(), category, Frequency.INSTANT))
                .toList();
        mongo.insertAll(all);
        return new Readers(all);
    }

    public static Subscriber reader(String id, String category, Frequency frequency) {
        String email = "reader-" + id + "@example.org";
        return new Subscriber(
                id,
                SubscriberState.ACTIVE,
                email,
                email,
                new Choice(Set.of(category), frequency, "vi"),
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public Subscriber get(int index) {
        return all.get(index);
    }

    public int count() {
        return all.size();
    }

    public List<String> ids() {
        return all.stream().map(Subscriber::id).toList();
    }

    public List<String> emails() {
        return all.stream().map(Subscriber::email).toList();
    }
}
