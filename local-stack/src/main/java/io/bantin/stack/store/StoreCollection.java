package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection whose documents are kept as bytes, by the text of their id. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<String> {

    private final MVMap<String, byte[]> documents;
    private final LongAdder examined;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVMap<String, byte[]> documents,
            LongAdder examined) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.examined = examined;
    }

    @Override
    public void addIndex(Index<String> index) {
        try {
            super.addIndex(index);
        } catch (RuntimeException refused) {
            // A half-built index would pass for a whole one the next time.
            if (isNew(index)) {
                index.drop();
            }
            throw refused;
        }
    }

    private boolean isNew(Index<String> index) {
        return getIndexes().stream().noneMatch(known -> known.getName().equals(index.getName()));
    }

    /** Takes the index that narrows the search the most, not the first that could. */
    @Override
    protected QueryResult queryDocuments(
            Document filter,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var demands = Demands.of(filter);
        var best = getIndexes().stream()
                .filter(index -> serves(index, demands) > 0)
                .max(Comparator.comparingInt(index -> serves(index, demands)));
        if (best.isEmpty()) {
            return matchDocuments(filter, orderBy, skip, limit, batchSize, projection);
        }
        var positions = ((ServingIndex) best.get()).positions(demands);
        return matchDocuments(filter, positions, orderBy, skip, limit, batchSize, projection);
    }

    private static int serves(Index<String> index, Demands demands) {
        return index instanceof ServingIndex serving ? serving.serves(demands) : 0;
    }

    /** Lets an aggregation that begins with $match look its documents up instead of reading all. */
    @Override
    public Stream<Document> queryAllAsStream() {
        return handleQueryAsStream(FirstMatch.filterFor(this));
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var all = streamAllDocumentsWithPosition().map(DocumentWithPosition::getDocument);
        return matchDocumentsFromStream(all, filter, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected Stream<DocumentWithPosition<String>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(read(entry.getValue()), entry.getKey()));
    }

    @Override
    protected Document getDocument(String position) {
        return read(Objects.requireNonNull(documents.get(position), position));
    }

    private Document read(byte[] bytes) {
        examined.increment();
        return DocumentBytes.read(bytes);
    }

    @Override
    protected String addDocumentInternal(Document document) {
        var idField = getIdField();
        var position = idField == null ? UUID.randomUUID().toString() : KeyText.of(document.get(idField));
        documents.put(position, DocumentBytes.of(document));
        return position;
    }

    @Override
    protected void handleUpdate(String position, Document before, Document after) {
        documents.put(position, DocumentBytes.of(after));
    }

    @Override
    protected void removeDocument(String position) {
        documents.remove(position);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int difference) {
        // Nobody asks, and each write would pay for it.
    }
}
