package io.bantin.notification.subscribers.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The outcomes of row blocks in the store. They stay after the rows are removed.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>counts, progress and rejections of an import in file order</td><td>{@code importId, _id}</td></tr>
 * </table>
 */
@Repository
public class RowBlockOutcomes {

    private static final int CURSOR_BATCH_SIZE = 20;

    private final MongoOperations mongo;

    RowBlockOutcomes(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(RowBlockOutcome.class)
                .createIndex(new Index("importId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** False if the block already has its outcome. */
    public boolean insert(RowBlockOutcome outcome) {
        try {
            mongo.insert(outcome);
            return true;
        } catch (DuplicateKeyException processedBefore) {
            return false;
        }
    }

    /** The number of the next block to process: blocks are processed in order, so it is the number of outcomes. */
    public int nextBlock(String importId) {
        return Math.toIntExact(mongo.count(query(where("importId").is(importId)), RowBlockOutcome.class));
    }

    /** The sum of the counts of all blocks that are processed. */
    public ImportCounts counts(String importId) {
        Query withoutRejections = query(where("importId").is(importId));
        withoutRejections.fields().include("tally");
        try (Stream<StoredCounts> counts =
                mongo.stream(withoutRejections, StoredCounts.class, RowBlockOutcome.COLLECTION)) {
            return counts.map(StoredCounts::tally).reduce(ImportCounts.NONE, ImportCounts::plus);
        }
    }

    /** Blocks with rejected rows in file order, starting with this number. The caller must close the stream. */
    public Stream<RowBlockOutcome> withRejections(String importId, int fromNumber) {
        Query inOrder = query(where("importId")
                        .is(importId)
                        .and("_id")
                        .gte(RowBlock.idOf(importId, fromNumber))
                        .and("tally.rejected")
                        .gt(0))
                .with(Sort.by("_id"))
                .cursorBatchSize(CURSOR_BATCH_SIZE);
        return mongo.stream(inOrder, RowBlockOutcome.class);
    }

    record StoredCounts(ImportCounts tally) {}
}
