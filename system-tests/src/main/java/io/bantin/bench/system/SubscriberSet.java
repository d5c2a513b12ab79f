package io.bantin.bench.system;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Confirmed subscribers in the form in which notification-service stores them.
 *
 * @param name the letter in their ids and addresses that tells one set from another
 */
public record SubscriberSet(char name, int size) {

    private static final int RECEIVERS = 100;
    private static final Date CONFIRMED = Date.from(Instant.parse("2026-01-05T02:00:00Z"));

    /** Ids in the order of the numbers, with 13 characters like all ids. */
    String id(int number) {
        return "0k%c%010d".formatted(name, number);
    }

    public String address(int number) {
        return "%c%07d@mail-%02d.example.org".formatted(name, number, number % RECEIVERS);
    }

    Stream<String> ids(int from, int to) {
        return IntStream.range(from, Math.min(to, size)).mapToObj(this::id);
    }

    Stream<Document> documents(String categoryId) {
        return IntStream.range(0, size).mapToObj(number -> document(number, categoryId));
    }

    private Document document(int number, String categoryId) {
        var address = address(number);
        return new Document("_id", id(number))
                .append("state", "ACTIVE")
                .append("email", address)
                .append("emailKey", address)
                .append(
                        "choice",
                        new Document("categoryIds", List.of(categoryId))
                                .append("frequency", "INSTANT")
                                .append("locale", "vi"))
                .append("confirmedAt", CONFIRMED)
                .append(
                        "consent",
                        new Document("askedAt", CONFIRMED)
                                .append("confirmedAt", CONFIRMED)
                                .append("wording", "Tôi muốn nhận tin.")
                                .append("how", "IMPORT"))
                .append(
                        "history",
                        List.of(new Document("at", CONFIRMED)
                                .append("what", "IMPORTED")
                                .append("categoryIds", List.of(categoryId))
                                .append("frequency", "INSTANT")
                                .append("reason", "IMPORT")));
    }
}
