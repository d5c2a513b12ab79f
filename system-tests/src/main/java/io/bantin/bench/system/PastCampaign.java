package io.bantin.bench.system;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;

/** A finished campaign whose mails were all accepted, in the form in which the ledger stores it. */
record PastCampaign(int number, SubscriberSet readers, String categoryId) {

    private static final int CHUNK = 500;

    Document campaign() {
        return new Document("_id", id())
                .append("kind", "INSTANT")
                .append(
                        "article",
                        new Document("articleId", articleId())
                                .append("title", "Tin cũ số " + number)
                                .append("lead", "")
                                .append("url", "/tin-cu-" + articleId() + ".html")
                                .append("language", "vi")
                                .append("categoryPaths", List.of(List.of(categoryId)))
                                .append("byline", List.of())
                                .append("publishedAt", at(0)))
                .append("seq", 2L)
                .append("announcedAt", at(0))
                .append("createdAt", at(1))
                .append("plannedAt", at(2))
                .append("finishedAt", at(300))
                .append("reopens", 0)
                .append(
                        "counts",
                        new Document("planned", (long) readers.size())
                                .append("sent", (long) readers.size())
                                .append("deferred", 0L)
                                .append("failed", 0L)
                                .append("skipped", 0L)
                                .append("firstAcceptedAt", at(1)))
                .append("claim", new Document("epoch", 1L).append("beat", 3L));
    }

    /** Returns the chunks; the last one is empty and closes the plan. */
    Stream<Document> chunks() {
        int full = (readers.size() + CHUNK - 1) / CHUNK;
        return IntStream.rangeClosed(0, full).mapToObj(this::chunk);
    }

    private Document chunk(int chunk) {
        var ids = readers.ids(chunk * CHUNK, (chunk + 1) * CHUNK).toList();
        return new Document("_id", "%s/%06d".formatted(id(), chunk))
                .append("campaignId", id())
                .append("number", chunk)
                .append("size", ids.size())
                .append("ids", ids)
                .append("accepted", new Binary(allOf(ids.size())))
                .append("entries", new Document())
                .append("firstAcceptedAt", at(1))
                .append("reopens", 0)
                .append("claim", new Document("epoch", 1L).append("beat", 17L));
    }

    private static byte[] allOf(int size) {
        var bits = new byte[(size + 7) / 8];
        for (int i = 0; i < size; i++) {
            bits[i / 8] |= (byte) (1 << i % 8);
        }
        return bits;
    }

    private String id() {
        return articleId() + ".2";
    }

    private String articleId() {
        return "0a%011d".formatted(number);
    }

    private Date at(int second) {
        return Date.from(Instant.parse("2026-01-10T02:00:00Z").plusSeconds(86_400L * number + second));
    }
}
