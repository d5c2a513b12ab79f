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
 * What became of the rows of imports, in the store; kept when the rows are gone.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>sums, how far an import is, and its rejections in the order of the file</td><td>{@code importId, _id}</td></tr>
 * </table>
 */
@Repository
public class RowBlockOutcomes {

    private static final int AT_ONCE = 20;

    private final MongoOperations mongo;

    RowBlockOutcomes(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(RowBlockOutcome.class)
                .createIndex(new Index("importId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** False when the block has its outcome already. */
    public boolean insert(RowBlockOutcome outcome) {
        try {
            mongo.insert(outcome);
            return true;
        } catch (DuplicateKeyException workedOnBefore) {
            return false;
        }
    }

    /** RowBlocks are worked on in their order, so their number is the number of the next. */
    public int next(String importId) {
        return Math.toIntExact(mongo.count(query(where("importId").is(importId)), RowBlockOutcome.class));
    }

    public ImportCounts tally(String importId) {
        Query withoutRejections = query(where("importId").is(importId));
        withoutRejections.fields().include("tally");
        try (Stream<Sum> sums = mongo.stream(withoutRejections, Sum.class, RowBlockOutcome.COLLECTION)) {
            return sums.map(Sum::tally).reduce(ImportCounts.NONE, ImportCounts::plus);
        }
    }

    /** RowBlocks with rejected rows in the order of the file, from this one on: close the stream. */
    public Stream<RowBlockOutcome> withRejections(String importId, int fromNumber) {
        Query inOrder = query(where("importId")
                        .is(importId)
                        .and("_id")
                        .gte(RowBlock.idOf(importId, fromNumber))
                        .and("tally.rejected")
                        .gt(0))
                .with(Sort.by("_id"))
                .cursorBatchSize(AT_ONCE);
        return mongo.stream(inOrder, RowBlockOutcome.class);
    }

    record Sum(ImportCounts tally) {}
}
