package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.bantin.stack.store.commands.InsertCountCorrection;
import io.bantin.stack.store.commands.LeadingMatch;
import io.bantin.stack.store.index.FieldIndex;
import io.bantin.stack.store.index.IdIndex;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/** A database whose collections and indexes are maps of one file. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<String> {

    private static final String DOCUMENTS = "documents/";
    private static final String INDEX = "index/";

    private final MVStore maps;
    private final LongAdder examined;

    StoreDatabase(String name, CursorRegistry cursors, MVStore maps, LongAdder examined) {
        super(name, cursors);
        this.maps = maps;
        this.examined = examined;
        initializeNamespacesAndIndexes();
    }

    /** The databases that the file holds. */
    static List<String> namesIn(MVStore maps) {
        return maps.getMapNames().stream()
                .filter(name -> name.startsWith(DOCUMENTS))
                .map(name -> name.substring(DOCUMENTS.length(), name.indexOf('.')))
                .distinct()
                .toList();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        var answer =
                LeadingMatch.run(command, query, () -> super.handleCommand(channel, command, query, databases, oplog));
        return InsertCountCorrection.correct(command, query, answer);
    }

    @Override
    protected MongoCollection<String> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoreCollection(this, collection, options, cursorRegistry, documents(collection), examined);
    }

    @Override
    protected Index<String> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return keys.size() == 1 && keys.getFirst().getKey().equals("_id")
                ? new IdIndex(index, keys, documents(collection))
                : new FieldIndex(index, keys, sparse, true, entries(collection, index));
    }

    @Override
    protected Index<String> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new FieldIndex(index, keys, sparse, false, entries(collection, index));
    }

    @Override
    protected void dropIndex(MongoCollection<String> collection, String index) {
        super.dropIndex(collection, index);
        maps.removeMap(indexMap(collection.getFullName(), index));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        maps.removeMap(DOCUMENTS + getFullCollectionNamespace(collection));
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
        var oldNamespace = collection.getFullName();
        super.moveCollection(oldDatabase, collection, newName);
        var newNamespace = getFullCollectionNamespace(newName);
        maps.renameMap(maps.openMap(DOCUMENTS + oldNamespace), DOCUMENTS + newNamespace);
        for (var index : collection.getIndexes()) {
            var oldMap = indexMap(oldNamespace, index.getName());
            if (maps.hasMap(oldMap)) {
                maps.renameMap(maps.openMap(oldMap), indexMap(newNamespace, index.getName()));
            }
        }
    }

    @Override
    protected long getStorageSize() {
        return maps.getFileStore() == null ? 0 : maps.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    private MVMap<String, byte[]> documents(String collection) {
        return maps.openMap(
                DOCUMENTS + getFullCollectionNamespace(collection),
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    private MVMap<String, String> entries(String collection, String index) {
        return maps.openMap(
                indexMap(getFullCollectionNamespace(collection), index),
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    private static String indexMap(String namespace, String index) {
        return INDEX + namespace + "/" + index;
    }
}
