package io.bantin.stack.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever index a query takes, it finds the same: compared with a collection that has none. */
class StoreQueriesIT {

    private static final int QUERIES = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheSameWithAndWithoutIndexes(long seed) {
        try (var store = EmbeddedStore.inMemory(0);
                var client = MongoClients.create(store.uri(""))) {
            var database = client.getDatabase("queries");
            var indexed = database.getCollection("indexed");
            var plain = database.getCollection("plain");
            indexed.createIndex(Indexes.ascending("state", "tags", "_id"));
            indexed.createIndex(Indexes.ascending("tags"));
            indexed.createIndex(Indexes.ascending("open"), new IndexOptions().sparse(true));
            indexed.createIndex(Indexes.descending("state", "_id"));
            var random = new Random(seed);
            var documents = IntStream.range(0, 200)
                    .mapToObj(number -> document(number, random, seed == 3))
                    .toList();
            indexed.insertMany(documents);
            plain.insertMany(documents);
            for (int number = 0; number < QUERIES; number++) {
                var query = Asked.any(random);
                assertThat(query.of(indexed)).as("%s, seed %d", query, seed).isEqualTo(query.of(plain));
            }
        }
    }

    /** With every kind of id, or with strings alone, some of which begin others. */
    private static Document document(int number, Random random, boolean everyKindOfId) {
        Object id = "id" + Integer.toString(number, 3);
        if (everyKindOfId && number % 3 == 1) {
            id = number % 2 == 0 ? new ObjectId() : Integer.valueOf(number * 7);
        }
        var document = new Document("_id", id)
                .append("state", random.nextBoolean() ? "A" : "B")
                .append("rank", random.nextInt(10))
                .append("inner", new Document("a", random.nextInt(3)).append("b", List.of(1, 2)));
        if (random.nextInt(4) > 0) {
            document.append(
                    "tags",
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(i -> "t" + random.nextInt(5))
                            .toList());
        }
        return random.nextInt(5) == 0 ? document.append("open", "o" + random.nextInt(2)) : document;
    }

    private record Asked(Document filter, Document sort, Document projection, int skip, int limit, int batchSize) {

        static Asked any(Random random) {
            var filter = new Document();
            if (random.nextBoolean()) {
                filter.append("state", random.nextBoolean() ? "A" : new Document("$in", List.of("A", "B", "C")));
            }
            if (random.nextBoolean()) {
                filter.append("tags", random.nextBoolean() ? "t1" : new Document("$in", List.of("t0", "t2", "t4")));
            }
            if (random.nextInt(4) == 0) {
                filter.append("open", "o" + random.nextInt(2));
            }
            if (random.nextInt(3) == 0) {
                filter.append("_id", range(random));
            }
            if (random.nextInt(4) == 0) {
                filter.append("$or", List.of(new Document("rank", 3), new Document("inner.a", 1)));
            }
            var sort = random.nextInt(4) == 0
                    ? new Document("rank", 1).append("_id", 1)
                    : new Document("_id", random.nextBoolean() ? 1 : -1);
            return new Asked(
                    filter, sort, projection(random), random.nextInt(5), random.nextInt(30), random.nextInt(9));
        }

        private static Document range(Random random) {
            var range = new Document();
            for (var operator : List.of("$gt", "$gte", "$lt", "$lte")) {
                if (random.nextInt(3) == 0) {
                    range.append(operator, "id" + Integer.toString(random.nextInt(200), 3));
                }
            }
            return range.isEmpty() ? new Document("$ne", "id1") : range;
        }

        private static Document projection(Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> new Document("_id", 1);
                case 1 -> new Document("tags", 0).append("inner", 0);
                case 2 -> new Document("rank", 1).append("inner.a", 1);
                case 3 -> new Document("_id", 0).append("state", 1);
                case 4 -> new Document("inner.b", 0);
                default -> new Document();
            };
        }

        List<Document> of(MongoCollection<Document> collection) {
            return collection
                    .find(filter)
                    .sort(sort)
                    .projection(projection)
                    .skip(skip)
                    .limit(limit)
                    .batchSize(batchSize)
                    .into(new ArrayList<>());
        }
    }
}
