package io.bantin.stack.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How queries are answered that are sorted by id: in the index's order, a batch at a time, with few looks at documents. */
class StoreScansIT {

    private static final int READERS = 1_000;

    private static final Bson IN_SPORTS_OR_CULTURE = and(
            eq("state", "ACTIVE"), eq("choice.frequency", "INSTANT"), in("choice.categoryIds", "sports", "culture"));

    private final EmbeddedStore store = EmbeddedStore.inMemory(0);
    private final MongoClient client = MongoClients.create(store.uri(""));
    private final MongoCollection<Document> readers =
            client.getDatabase("scans").getCollection("readers");
    private final MongoCollection<Document> chunks = client.getDatabase("scans").getCollection("chunks");

    @BeforeEach
    void fill() {
        readers.createIndex(Indexes.ascending("state", "choice.frequency", "choice.categoryIds", "_id"));
        readers.insertMany(
                IntStream.range(0, READERS).mapToObj(StoreScansIT::reader).toList());
        chunks.createIndex(Indexes.ascending("openIn"), new IndexOptions().sparse(true));
        chunks.createIndex(Indexes.ascending("campaignId", "_id"));
        chunks.insertMany(IntStream.range(0, 5)
                .boxed()
                .flatMap(campaign -> IntStream.range(0, 200).mapToObj(number -> chunk(campaign, number)))
                .toList());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void tellsTheIdsOfAnAudienceFromTheIndexAlone() {
        var looks = looks(
                readers.find(IN_SPORTS_OR_CULTURE).projection(include("_id")).sort(ascending("_id")));
        // Who is in both categories comes once.
        assertThat(looks).isEqualTo(new Looks(ids(0, READERS, 2), 0));
    }

    @Test
    void goesOnAfterAnId() {
        var after = and(IN_SPORTS_OR_CULTURE, gt("_id", id(500)));
        assertThat(looks(readers.find(after).projection(include("_id")).sort(ascending("_id"))))
                .isEqualTo(new Looks(ids(502, READERS, 2), 0));
        assertThat(looks(readers.find(and(after, lt("_id", id(510)))).sort(descending("_id"))))
                .isEqualTo(new Looks(List.of(id(508), id(506), id(504), id(502)), 4));
        assertThat(looks(readers.find(and(gte("_id", id(997)), exists("state"))).sort(ascending("_id"))))
                .isEqualTo(new Looks(ids(997, READERS, 1), 3));
    }

    @Test
    void looksAtDocumentsForWhatAnIndexDoesNotTell() {
        var leftInBetween = and(IN_SPORTS_OR_CULTURE, eq("number", 4));
        assertThat(looks(readers.find(leftInBetween).projection(include("_id")).sort(ascending("_id"))))
                .isEqualTo(new Looks(List.of(id(4)), READERS / 2));
    }

    @Test
    void readsOneDocumentForTheLastOne() {
        assertThat(looks(chunks.find(eq("campaignId", "c3"))
                        .sort(descending("_id"))
                        .limit(1)))
                .isEqualTo(new Looks(List.of("c3/0199"), 1));
        assertThat(looks(chunks.find().sort(descending("_id")).limit(1))).isEqualTo(new Looks(List.of("c4/0199"), 1));
    }

    @Test
    void readsNoFurtherThanItsClient() {
        var open = chunks.find(eq("openIn", "c2")).projection(exclude("ids")).sort(ascending("_id"));
        long before = store.documentsExamined();
        try (var cursor = open.iterator()) {
            for (int number = 0; number < 64; number++) {
                assertThat(cursor.next().getString("_id")).isEqualTo("c2/%04d".formatted(number));
            }
        }
        assertThat(store.documentsExamined() - before).isEqualTo(101);
    }

    @Test
    void goesOnThroughWhateverChangesBetweenTwoBatches() {
        var seen = new ArrayList<String>();
        try (var cursor = readers.find(IN_SPORTS_OR_CULTURE)
                .projection(include("_id"))
                .sort(ascending("_id"))
                .batchSize(50)
                .iterator()) {
            for (int i = 0; i < 50; i++) {
                seen.add(cursor.next().getString("_id"));
            }
            // Ahead: one leaves, one goes, one comes, one moves from one category to the other. Behind:
            // one moves, one comes.
            readers.updateOne(eq("_id", id(200)), set("state", "LEFT"));
            readers.deleteOne(eq("_id", id(202)));
            readers.insertOne(reader(204).append("_id", id(204) + "a"));
            readers.updateOne(eq("_id", id(206)), set("choice.categoryIds", List.of("culture")));
            readers.updateOne(eq("_id", id(0)), set("choice.categoryIds", List.of("culture")));
            readers.insertOne(reader(0).append("_id", id(0) + "a"));
            cursor.forEachRemaining(reader -> seen.add(reader.getString("_id")));
        }
        var expected = new ArrayList<>(ids(0, READERS, 2));
        expected.removeAll(List.of(id(200), id(202)));
        expected.add(id(204) + "a");
        assertThat(seen).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void goesOnWhenTheDocumentsOfABatchAreGone() {
        try (var cursor = chunks.find(eq("campaignId", "c1"))
                .sort(descending("_id"))
                .batchSize(10)
                .iterator()) {
            assertThat(cursor.next().getString("_id")).isEqualTo("c1/0199");
            chunks.deleteMany(and(eq("campaignId", "c1"), gt("_id", "c1/0003")));
            var rest = new ArrayList<String>();
            cursor.forEachRemaining(chunk -> rest.add(chunk.getString("_id")));
            assertThat(rest).hasSize(9 + 4).endsWith("c1/0190", "c1/0003", "c1/0002", "c1/0001", "c1/0000");
        }
    }

    @Test
    void givesOneBatchOfALimit() {
        var some = readers.find(IN_SPORTS_OR_CULTURE).projection(include("_id")).sort(ascending("_id"));
        assertThat(looks(some.limit(300))).isEqualTo(new Looks(ids(0, 600, 2), 0));
        assertThat(looks(some.skip(10).limit(300).batchSize(7))).isEqualTo(new Looks(ids(20, 620, 2), 0));
    }

    @Test
    void sortsNumbersAsNumbers() {
        var numbers = client.getDatabase("scans").getCollection("numbers");
        numbers.createIndex(Indexes.ascending("kind", "_id"));
        for (Object id : List.of(10, 9L, "b", 100.5, "a", -1)) {
            numbers.insertOne(new Document("_id", id).append("kind", "x"));
        }
        for (var query : List.of(new Document(), new Document("kind", "x"))) {
            assertThat(numbers.find(query).sort(ascending("_id")).map(document -> document.get("_id")))
                    .containsExactly(-1, 9L, 10, 100.5, "a", "b");
            assertThat(numbers.find(query).sort(descending("_id")).map(document -> document.get("_id")))
                    .containsExactly("b", "a", 100.5, 10, 9L, -1);
        }
        assertThat(numbers.find(and(eq("kind", "x"), gt("_id", "a")))
                        .sort(ascending("_id"))
                        .map(document -> document.get("_id")))
                .containsExactly("b");
        assertThat(numbers.find(gt("_id", 9)).sort(ascending("_id")).map(document -> document.get("_id")))
                .containsExactly(10, 100.5);
    }

    @Test
    void sendsMoreThanOneMessageHolds() {
        var articles = client.getDatabase("scans").getCollection("articles");
        var body = "x".repeat(1024 * 1024);
        for (int number = 0; number < 50; number++) {
            articles.insertOne(new Document("_id", "a" + number).append("body", body));
        }
        assertThat(articles.find().batchSize(1_000)).hasSize(50);
    }

    @Test
    void leavesOutWhatAProjectionExcludes() {
        var whole = chunks.find(eq("_id", "c2/0007")).first();
        var head = chunks.find(eq("_id", "c2/0007")).projection(exclude("ids")).first();
        assertThat(whole).isNotNull();
        assertThat(whole.getList("ids", String.class)).hasSize(3);
        whole.remove("ids");
        assertThat(head).isEqualTo(whole);
        assertThat(chunks.find(and(eq("campaignId", "c2"), eq("ids", "c2-7-1")))
                        .projection(exclude("ids"))
                        .first())
                .isEqualTo(whole);
    }

    /** Who came out, and how many documents were looked at for it. */
    private record Looks(List<String> ids, long examined) {}

    private Looks looks(FindIterable<Document> query) {
        long before = store.documentsExamined();
        var ids = query.map(document -> document.getString("_id")).into(new ArrayList<>());
        return new Looks(ids, store.documentsExamined() - before);
    }

    private static List<String> ids(int from, int to, int step) {
        return IntStream.iterate(from, number -> number < to, number -> number + step)
                .mapToObj(StoreScansIT::id)
                .toList();
    }

    private static String id(int number) {
        return "r%04d".formatted(number);
    }

    /** Every second one is in sports, every fourth in culture, too; the others are in neither. */
    private static Document reader(int number) {
        var categories =
                number % 2 == 1 ? List.of("other") : number % 4 == 0 ? List.of("culture", "sports") : List.of("sports");
        return new Document("_id", id(number))
                .append("state", "ACTIVE")
                .append("number", number)
                .append("choice", new Document("categoryIds", categories).append("frequency", "INSTANT"));
    }

    private static Document chunk(int campaign, int number) {
        var name = "c" + campaign;
        var chunk = new Document("_id", "%s/%04d".formatted(name, number))
                .append("campaignId", name)
                .append("size", 3)
                .append(
                        "ids",
                        IntStream.range(0, 3)
                                .mapToObj(i -> name + "-" + number + "-" + i)
                                .toList())
                .append("claim", new Document("epoch", 0L).append("beat", 0L));
        return campaign == 2 ? chunk.append("openIn", name) : chunk;
    }
}
