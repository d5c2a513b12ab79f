package io.bantin.stack.store.commands;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The $match at the start of the aggregation that runs on this thread; counts of the driver are such aggregations too. */
public record LeadingMatch(String collection, Document filter) {

    private static final ScopedValue<LeadingMatch> CURRENT = ScopedValue.newInstance();

    /** Stages that read only the output of the stage before. */
    private static final Set<String> SIMPLE = Set.of(
            "$match", "$group", "$project", "$sort", "$limit", "$skip", "$count", "$unwind", "$addFields", "$unset");

    public static Document run(String command, Document query, Supplier<Document> handling) {
        if (command.equals("aggregate")
                && query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.stream().allMatch(LeadingMatch::isSimple)
                && stages.getFirst() instanceof Document first
                && first.get("$match") instanceof Document filter) {
            return ScopedValue.where(CURRENT, new LeadingMatch(String.valueOf(query.get(command)), filter))
                    .call(handling::get);
        }
        return handling.get();
    }

    public static Document filterFor(MongoCollection<?> collection) {
        return CURRENT.isBound() && CURRENT.get().collection.equals(collection.getCollectionName())
                ? CURRENT.get().filter
                : new Document();
    }

    private static boolean isSimple(Object stage) {
        return stage instanceof Document document && SIMPLE.containsAll(document.keySet());
    }
}
