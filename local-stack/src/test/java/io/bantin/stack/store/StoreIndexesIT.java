package io.bantin.stack.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Counts the documents that the store looks at: an index saves looking, a clock would only guess it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreIndexesIT {

    private static final int DOCUMENTS = 1_000;

    private final EmbeddedStore store = EmbeddedStore.inMemory(0);
    private final MongoClient client = MongoClients.create(store.uri(""));
    private final MongoCollection<Document> chunks =
            client.getDatabase("indexes").getCollection("chunks");

    @TempDir
    private Path directory;

    @BeforeAll
    void declareIndexes() {
        chunks.createIndex(Indexes.ascending("campaign", "state"));
        chunks.createIndex(Indexes.ascending("tags"));
        chunks.createIndex(Indexes.ascending("pending"), new IndexOptions().sparse(true));
        chunks.createIndex(
                Indexes.ascending("address"), new IndexOptions().unique(true).sparse(true));
    }

    @BeforeEach
    void fill() {
        chunks.deleteMany(new Document());
        chunks.insertMany(
                IntStream.range(0, DOCUMENTS).mapToObj(StoreIndexesIT::chunk).toList());
    }

    @AfterAll
    void close() {
        client.close();
        store.close();
    }

    @Test
    void findsOneDocumentForAConditionalUpdate() {
        var update = looks(() -> chunks.updateOne(and(eq("_id", "chunk-7"), eq("version", 0)), inc("version", 1))
                .getModifiedCount());
        assertThat(update).isEqualTo(new Looks<>(1L, 1));

        var stale = looks(() -> chunks.updateOne(and(eq("_id", "chunk-7"), eq("version", 0)), inc("version", 1))
                .getModifiedCount());
        assertThat(stale).isEqualTo(new Looks<>(0L, 1));
    }

    @Test
    void servesAFilterThatContainsTheIndexedFields() {
        assertThat(find(and(eq("campaign", "c3"), eq("state", "OPEN"), gte("version", 0))))
                .isEqualTo(new Looks<>(10, 10));
    }

    @Test
    void servesTheFirstFieldsOfACompoundIndex() {
        assertThat(find(and(eq("campaign", "c3"), gte("number", 500)))).isEqualTo(new Looks<>(50, 100));
    }

    @Test
    void servesElementsOfArrays() {
        assertThat(find(eq("tags", "t4"))).isEqualTo(new Looks<>(10, 10));
        // Both values are tags of the same documents; each is found once.
        assertThat(find(in("tags", "t4", "all-but-t4", "u4"))).isEqualTo(new Looks<>(10, 10));
    }

    @Test
    void servesManyIdsAtOnce() {
        assertThat(find(in("_id", "chunk-1", "chunk-2", "nobody"))).isEqualTo(new Looks<>(2, 2));
    }

    @Test
    void servesCounts() {
        chunks.updateOne(eq("_id", "chunk-5"), set("pending", true));
        assertThat(looks(() -> chunks.countDocuments(eq("pending", true)))).isEqualTo(new Looks<>(1L, 1));
    }

    @Test
    void followsUpdatesAndRemovals() {
        chunks.updateMany(and(eq("campaign", "c3"), eq("state", "OPEN")), set("state", "DONE"));
        assertThat(find(and(eq("campaign", "c3"), eq("state", "OPEN")))).isEqualTo(new Looks<>(0, 0));
        assertThat(find(and(eq("campaign", "c3"), eq("state", "DONE")))).isEqualTo(new Looks<>(100, 100));

        chunks.deleteOne(eq("_id", "chunk-3"));
        assertThat(find(and(eq("campaign", "c3"), eq("state", "DONE")))).isEqualTo(new Looks<>(99, 99));
    }

    @Test
    void findsWhatNoIndexServes() {
        assertThat(find(regex("campaign", "^c3$")).result()).isEqualTo(100);
        assertThat(find(eq("campaign", null)).result()).isZero();
        assertThat(find(exists("address", false)).result()).isEqualTo(DOCUMENTS);
        assertThat(find(eq("tags", List.of("t4", "u4"))).result()).isEqualTo(10);
    }

    @Test
    void refusesASecondDocumentWithAUniqueValue() {
        chunks.updateOne(eq("_id", "chunk-1"), set("address", "a"));
        assertThatThrownBy(() -> chunks.updateOne(eq("_id", "chunk-2"), set("address", "a")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThatThrownBy(() -> chunks.insertOne(new Document("_id", "new").append("address", "a")))
                .hasMessageContaining("E11000");
        assertThatThrownBy(() -> chunks.insertOne(chunk(1))).hasMessageContaining("E11000");

        chunks.updateOne(eq("_id", "chunk-1"), unset("address"));
        assertThat(chunks.updateOne(eq("_id", "chunk-2"), set("address", "a")).getModifiedCount())
                .isOne();
    }

    @Test
    void buildsNoUniqueIndexOverDuplicates() {
        chunks.updateOne(eq("_id", "chunk-1"), set("first", 7));
        chunks.updateOne(eq("_id", "chunk-2"), set("first", 7));
        var unique = new IndexOptions().unique(true).name("unique-number");
        assertThatThrownBy(() -> chunks.createIndex(Indexes.ascending("first"), unique))
                .hasMessageContaining("E11000");

        assertThat(chunks.createIndex(Indexes.ascending("number"), unique)).isEqualTo("unique-number");
        assertThat(find(eq("number", 500))).isEqualTo(new Looks<>(1, 1));
        chunks.dropIndex("unique-number");
    }

    @Test
    void countsWhatWasInsertedBesideDuplicates() {
        var batch = List.of(chunk(1), chunk(DOCUMENTS), chunk(2), chunk(DOCUMENTS + 1));
        assertThatThrownBy(() -> chunks.insertMany(batch, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, refused -> {
                    assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
                    assertThat(refused.getWriteErrors())
                            .extracting(BulkWriteError::getIndex)
                            .containsExactly(0, 2);
                });
        assertThat(chunks.countDocuments()).isEqualTo(DOCUMENTS + 2);
    }

    @Test
    void servesFromIndexesOfAReopenedFile() {
        var file = directory.resolve("documents.mv");
        try (var first = EmbeddedStore.inFile(file, 0);
                var firstClient = MongoClients.create(first.uri(""))) {
            var collection = firstClient.getDatabase("indexes").getCollection("chunks");
            collection.createIndex(Indexes.ascending("campaign", "state"));
            collection.insertMany(
                    IntStream.range(0, 100).mapToObj(StoreIndexesIT::chunk).toList());
        }
        try (var second = EmbeddedStore.inFile(file, 0);
                var secondClient = MongoClients.create(second.uri(""))) {
            var collection = secondClient.getDatabase("indexes").getCollection("chunks");
            var before = second.documentsExamined();
            assertThat(collection.find(and(eq("campaign", "c3"), eq("state", "DONE"))))
                    .hasSize(9);
            assertThat(second.documentsExamined() - before).isEqualTo(9);
        }
    }

    @Test
    void neverShowsHalfOfAnUpdate() {
        var written = new AtomicBoolean();
        var writer = Thread.startVirtualThread(() -> {
            for (int i = 0; i < 300; i++) {
                chunks.updateOne(eq("_id", "chunk-0"), combine(set("first", i), set("second", i)));
            }
            written.set(true);
        });
        while (!written.get() && writer.isAlive()) {
            var seen = chunks.find(eq("_id", "chunk-0")).first();
            assertThat(seen).isNotNull();
            assertThat(seen.getInteger("first")).isEqualTo(seen.getInteger("second"));
        }
        assertThat(written).isTrue();
    }

    /** What came out, and how many documents were looked at for it. */
    private record Looks<T>(T result, long examined) {}

    private Looks<Integer> find(Bson filter) {
        return looks(() -> chunks.find(filter).into(new ArrayList<>()).size());
    }

    private <T> Looks<T> looks(Supplier<T> command) {
        var before = store.documentsExamined();
        var result = command.get();
        return new Looks<>(result, store.documentsExamined() - before);
    }

    /** Ten campaigns of a hundred chunks, of which ten are open; ten chunks have the same tags. */
    private static Document chunk(int number) {
        return new Document("_id", "chunk-" + number)
                .append("campaign", "c" + number % 10)
                .append("number", number)
                .append("state", number / 10 % 10 == 0 ? "OPEN" : "DONE")
                .append("tags", List.of("t" + number % 100, "u" + number % 100))
                .append("version", 0)
                .append("first", -1)
                .append("second", -1);
    }
}
