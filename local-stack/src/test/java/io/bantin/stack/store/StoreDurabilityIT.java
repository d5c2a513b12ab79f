package io.bantin.stack.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDurabilityIT {

    private static final int WRITERS = 4;
    private static final int ENOUGH = 400;

    @TempDir
    private Path directory;

    @Test
    void keepsEveryAcknowledgedWriteWhenItsProcessIsKilled() throws Exception {
        var file = directory.resolve("documents.mv");
        for (int life = 0; life < 3; life++) {
            var store = StoreProcess.on(file);
            List<Writer> writers;
            try (var client = MongoClients.create(store.uri())) {
                var run = life;
                writers = IntStream.range(0, WRITERS)
                        .mapToObj(number -> new Writer(collection(client), run + "-" + number))
                        .toList();
                var threads = writers.stream().map(Thread::startVirtualThread).toList();
                await().until(() ->
                        writers.stream().mapToInt(Writer::acknowledged).sum() > ENOUGH);
                store.kill();
                for (var thread : threads) {
                    thread.join();
                }
            }
            try (var reopened = EmbeddedStore.inFile(file, 0);
                    var client = MongoClients.create(reopened.uri(""))) {
                writers.forEach(writer -> writer.verify(collection(client)));
                assertIndexIsComplete(collection(client));
            }
        }
    }

    @Test
    void opensAFileWhoseLastCommitWasTornInTheMiddle() throws Exception {
        var file = directory.resolve("documents.mv");
        var maps = StoreFile.in(file);
        // Space is not used again, so that the last commit is the end of the file.
        maps.setRetentionTime(Integer.MAX_VALUE);
        var documents = maps.<Integer, String>openMap("documents");
        for (int number = 0; number < 20; number++) {
            documents.put(number, "document " + number);
            maps.commit();
        }
        var torn = Files.copy(file, directory.resolve("torn.mv"));
        try (var content = new RandomAccessFile(torn.toFile(), "rw")) {
            content.setLength(content.length() - 100);
        }
        maps.close();

        try (var reopened = StoreFile.in(torn)) {
            assertThat(reopened.<Integer, String>openMap("documents")).hasSizeGreaterThanOrEqualTo(18);
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        var collection = client.getDatabase("durability").getCollection("writes");
        collection.createIndex(Indexes.ascending("writer", "number"));
        return collection;
    }

    private static void assertIndexIsComplete(MongoCollection<Document> collection) {
        for (var document : collection.find()) {
            assertThat(collection.countDocuments(
                            and(eq("writer", document.get("writer")), eq("number", document.get("number")))))
                    .as("found by the index: %s", document)
                    .isOne();
        }
    }

    /** Inserts documents and counts them up in one of its own, until the store is gone. */
    private static final class Writer implements Runnable {

        private final MongoCollection<Document> collection;
        private final String name;
        private final AtomicInteger inserted = new AtomicInteger();
        private final AtomicInteger updated = new AtomicInteger();

        Writer(MongoCollection<Document> collection, String name) {
            this.collection = collection;
            this.name = name;
        }

        @Override
        public void run() {
            try {
                collection.insertOne(document(0));
                for (int number = 1; ; number++) {
                    collection.insertOne(document(number));
                    inserted.set(number);
                    var before = collection.findOneAndUpdate(
                            and(eq("_id", name + "/0"), eq("version", number - 1)), inc("version", 1));
                    assertThat(before).isNotNull();
                    updated.set(number);
                }
            } catch (MongoException killed) {
                // What was acknowledged until now is what has to be there.
            }
        }

        int acknowledged() {
            return inserted.get() + updated.get();
        }

        void verify(MongoCollection<Document> reopened) {
            for (int number = 1; number <= inserted.get(); number++) {
                assertThat(reopened.countDocuments(eq("_id", name + "/" + number)))
                        .isOne();
            }
            var counter = reopened.find(eq("_id", name + "/0")).first();
            assertThat(counter).isNotNull();
            // One more may have been committed whose answer did not arrive.
            assertThat(counter.getInteger("version")).isBetween(updated.get(), updated.get() + 1);
        }

        private Document document(int number) {
            return new Document("_id", name + "/" + number)
                    .append("writer", name)
                    .append("number", number)
                    .append("version", 0);
        }
    }
}
