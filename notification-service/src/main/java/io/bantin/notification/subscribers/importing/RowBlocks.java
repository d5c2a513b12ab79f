package io.bantin.notification.subscribers.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The rows in the store that wait for import.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>one block</td><td>{@code _id}</td></tr>
 * <tr><td>the same addresses in earlier blocks</td><td>{@code keys}</td></tr>
 * <tr><td>all blocks of a file, for removal</td><td>{@code importId}</td></tr>
 * </table>
 */
@Repository
public class RowBlocks {

    private static final int BATCH_SIZE = 20;

    private final MongoOperations mongo;

    RowBlocks(MongoOperations mongo) {
        this.mongo = mongo;
        var indexes = mongo.indexOps(RowBlock.class);
        indexes.createIndex(new Index("keys", Sort.Direction.ASC));
        indexes.createIndex(new Index("importId", Sort.Direction.ASC));
    }

    public void insert(RowBlock block) {
        mongo.insert(block);
    }

    /** Empty if the import is done. */
    public Optional<RowBlock> find(String importId, int number) {
        return Optional.ofNullable(mongo.findById(RowBlock.idOf(importId, number), RowBlock.class));
    }

    /** The addresses that also appear in earlier blocks, each with its first line. */
    public Map<String, Integer> earlierLines(RowBlock block, Collection<String> keys) {
        Query before = query(where("keys")
                        .in(keys)
                        .and("importId")
                        .is(block.importId())
                        .and("number")
                        .lt(block.number()))
                .cursorBatchSize(BATCH_SIZE);
        before.fields().exclude("rows");
        Set<String> wanted = new HashSet<>(keys);
        Map<String, Integer> earlier = new HashMap<>();
        try (Stream<Keys> found = mongo.stream(before, Keys.class, RowBlock.COLLECTION)) {
            found.forEach(other -> other.addTo(earlier, wanted));
        }
        return earlier;
    }

    /** Keeps only the addresses that first appear in this block, so that a file with many repetitions does not become slow. */
    public void keepKeys(RowBlock block, List<String> keys, List<Integer> lines) {
        mongo.updateFirst(
                query(where("_id").is(block.id())),
                new Update().set("keys", keys).set("lines", lines),
                RowBlock.class);
    }

    /** Removes the rows of a file, some blocks at a time, because removing a million addresses from their index takes a while. */
    public void remove(String importId) {
        Query some = query(where("importId").is(importId)).limit(BATCH_SIZE);
        some.fields().include("_id");
        List<String> ids;
        do {
            ids = mongo.find(some, Document.class, RowBlock.COLLECTION).stream()
                    .map(found -> found.getString("_id"))
                    .toList();
            mongo.remove(query(where("_id").in(ids)), RowBlock.class);
        } while (ids.size() == BATCH_SIZE);
    }

    /** The addresses of a block without its rows. */
    record Keys(List<String> keys, List<Integer> lines) {

        void addTo(Map<String, Integer> earlier, Set<String> wanted) {
            for (int i = 0; i < keys.size(); i++) {
                if (wanted.contains(keys.get(i))) {
                    earlier.merge(keys.get(i), lines.get(i), Math::min);
                }
            }
        }
    }
}
