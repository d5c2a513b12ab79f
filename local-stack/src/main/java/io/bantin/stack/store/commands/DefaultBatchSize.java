package io.bantin.stack.store.commands;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;

/** Sets the batch size of MongoDB if the client sets none; the library would send all documents at once. */
public final class DefaultBatchSize {

    private static final int FIRST = 101;
    private static final int MAX = 1_000;

    private DefaultBatchSize() {}

    public static void limit(String command, Document query) {
        if (command.equals("getmore")) {
            query.putIfAbsent("batchSize", MAX);
        } else if (command.equals("find") && !Utils.isTrue(query.get("singleBatch"))) {
            int limit = query.get("limit") instanceof Number number ? number.intValue() : 0;
            query.putIfAbsent("batchSize", limit > 0 && limit <= MAX ? limit : FIRST);
        }
    }
}
