package io.bantin.stack.store.commands;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** Corrects the count in the answer to an insert that was partly refused: the library counts all documents. */
public final class InsertCountCorrection {

    private InsertCountCorrection() {}

    public static Document correct(String command, Document query, Document answer) {
        if (command.equals("insert")
                && answer.get("writeErrors") instanceof List<?> errors
                && query.get("documents") instanceof List<?> given) {
            answer.put("n", Boolean.FALSE.equals(query.get("ordered")) ? given.size() - errors.size() : index(errors));
        }
        return answer;
    }

    /** An ordered insert stops at its first error. */
    private static Object index(List<?> errors) {
        return ((Document) errors.getFirst()).getOrDefault("index", 0);
    }
}
