package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.bantin.stack.store.commands.DefaultBatchSize;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVStore;

/** Executes commands on the maps of one file, and answers once their changes are in the file. */
final class StoreBackend extends AbstractMongoBackend {

    /** An unlisted command counts as a write: a needless commit is slow, but harmless. */
    private static final Set<String> READS = Set.of(
            "find", "getmore", "count", "distinct", "listcollections", "listindexes", "listdatabases", "killcursors");

    private static final Set<String> ABOUT_THE_SERVER =
            Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions", "serverstatus");

    private final MVStore maps;
    private final GroupCommit commits;
    private final LongAdder examined = new LongAdder();

    StoreBackend(MVStore maps, GroupCommit commits) {
        this.maps = maps;
        this.commits = commits;
        StoreDatabase.namesIn(maps).forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, getCursorRegistry(), maps, examined);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var document = message.getDocument();
        var command = document.keySet().iterator().next().toLowerCase(Locale.ROOT);
        DefaultBatchSize.limit(command, document);
        if (ABOUT_THE_SERVER.contains(command)) {
            return super.handleMessage(message);
        }
        return READS.contains(command) || isReadingAggregation(command, document)
                ? commits.read(() -> super.handleMessage(message))
                : commits.write(() -> super.handleMessage(message));
    }

    /** The number of documents examined so far. */
    long examined() {
        return examined.sum();
    }

    /** A server that stops closes its backend, but another server may use this one later. */
    @Override
    public void close() {
        // EmbeddedStore opened the maps and closes them.
    }

    private static boolean isReadingAggregation(String command, Document document) {
        return command.equals("aggregate")
                && document.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .noneMatch(stage -> stage instanceof Document step
                                && (step.containsKey("$out") || step.containsKey("$merge")));
    }
}
