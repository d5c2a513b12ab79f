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
 * The rows that wait for their import, in the store.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>one block</td><td>{@code _id}</td></tr>
 * <tr><td>the same addresses in the blocks before</td><td>{@code keys}</td></tr>
 * <tr><td>all of a file, at its end</td><td>{@code importId}</td></tr>
 * </table>
 */
@Repository
public class RowBlocks {

    private static final int AT_ONCE = 20;

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

    /** Empty when the import is done. */
    public Optional<RowBlock> find(String importId, int number) {
        return Optional.ofNullable(mongo.findById(RowBlock.idOf(importId, number), RowBlock.class));
    }

    /** Which of the addresses stand in blocks before this one already, and in which line. */
    public Map<String, Integer> earlierLines(RowBlock block, Collection<String> keys) {
        Query before = query(where("keys")
                        .in(keys)
                        .and("importId")
                        .is(block.importId())
                        .and("number")
                        .lt(block.number()))
                .cursorBatchSize(AT_ONCE);
        before.fields().exclude("rows");
        Set<String> wanted = new HashSet<>(keys);
        Map<String, Integer> earlier = new HashMap<>();
        try (Stream<Keys> found = mongo.stream(before, Keys.class, RowBlock.COLLECTION)) {
            found.forEach(other -> other.addTo(earlier, wanted));
        }
        return earlier;
    }

    /** Leaves each address to the first block that has it, so that a file which repeats itself does not slow down. */
    public void keepKeys(RowBlock block, List<String> keys, List<Integer> lines) {
        mongo.updateFirst(
                query(where("_id").is(block.id())),
                new Update().set("keys", keys).set("lines", lines),
                RowBlock.class);
    }

    /** Forgets the rows of a file, some blocks at once: a million addresses take a while to leave their index. */
    public void remove(String importId) {
        Query some = query(where("importId").is(importId)).limit(AT_ONCE);
        some.fields().include("_id");
        List<String> ids;
        do {
            ids = mongo.find(some, Document.class, RowBlock.COLLECTION).stream()
                    .map(found -> found.getString("_id"))
                    .toList();
            mongo.remove(query(where("_id").in(ids)), RowBlock.class);
        } while (ids.size() == AT_ONCE);
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
