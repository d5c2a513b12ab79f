package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import io.bantin.stack.store.commands.LeadingMatch;
import io.bantin.stack.store.index.AccessPath;
import io.bantin.stack.store.index.KeyText;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that stores its documents as bytes, by the text of their id. */
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
            // The next start would take a half-built index for a complete one.
            if (isNew(index)) {
                index.drop();
            }
            throw refused;
        }
    }

    private boolean isNew(Index<String> index) {
        return getIndexes().stream().noneMatch(known -> known.getName().equals(index.getName()));
    }

    /** Scans the best index if its order is the wanted one; otherwise collects the documents and sorts them. */
    @Override
    protected QueryResult queryDocuments(
            Document filter,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var query = new Query(filter, orderBy, skip, limit, projection);
        var access = AccessPath.to(filter, getIndexes());
        if (access.isEmpty()) {
            return matchDocuments(filter, orderBy, skip, limit, batchSize, projection);
        }
        if (canScan(access.get(), query)) {
            var scan = new Scan(this, access.get(), query);
            // A command that changes its matches needs all of them first.
            return batchSize == 0 ? new QueryResult(scan.all()) : firstOf(scan, batchSize);
        }
        var wanted = query.wanted();
        var positions = access.get().narrows() ? access.get().positions() : documents.keySet();
        var found = StreamSupport.stream(positions.spliterator(), false)
                .map(this::bytes)
                .filter(Objects::nonNull)
                .map(bytes -> DocumentBytes.read(bytes, wanted));
        // The index has checked the whole filter, so a long list of ids is not compared with each document again.
        var rest = access.get().findsNothingElse() ? new Document() : filter;
        return matchDocumentsFromStream(found, rest, orderBy, skip, limit, batchSize, projection);
    }

    private static boolean canScan(AccessPath access, Query query) {
        return access.canWalk() && (query.isUnsorted() || query.isSortedById() && access.sortsIds());
    }

    private QueryResult firstOf(Scan scan, int batchSize) {
        var first = scan.next(batchSize);
        if (scan.isOver()) {
            return new QueryResult(first);
        }
        var cursor = new StoreCursor(cursorRegistry.generateCursorId(), scan);
        cursorRegistry.add(cursor);
        return new QueryResult(first, cursor);
    }

    List<Document> matching(
            Stream<Document> candidates, Document filter, int skip, int limit, @Nullable Document projection) {
        return matchDocumentsFromStream(candidates, filter, null, skip, limit, 0, projection)
                .collectDocuments();
    }

    /** The document at a position; null if it was removed. */
    byte @Nullable [] bytes(String position) {
        var bytes = documents.get(position);
        if (bytes != null) {
            examined.increment();
        }
        return bytes;
    }

    /** An aggregation that begins with $match uses an index instead of reading all documents. */
    @Override
    public Stream<Document> queryAllAsStream() {
        return handleQueryAsStream(LeadingMatch.filterFor(this));
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
        // Nobody reads the size, and counting it would slow down each write.
    }
}
