package io.bantin.stack.store.commands;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;

/** Answers a query in batches, as MongoDB does, where the client names no size: the library would send all at once. */
public final class DefaultBatchSize {

    private static final int FIRST = 101;
    private static final int MOST = 1_000;

    private DefaultBatchSize() {}

    public static void limit(String command, Document query) {
        if (command.equals("getmore")) {
            query.putIfAbsent("batchSize", MOST);
        } else if (command.equals("find") && !Utils.isTrue(query.get("singleBatch"))) {
            int limit = query.get("limit") instanceof Number number ? number.intValue() : 0;
            query.putIfAbsent("batchSize", limit > 0 && limit <= MOST ? limit : FIRST);
        }
    }
}
