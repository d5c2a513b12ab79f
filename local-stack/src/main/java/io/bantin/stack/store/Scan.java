package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.Document;
import io.bantin.stack.store.index.AccessPath;
import io.bantin.stack.store.index.KeyText;
import io.bantin.stack.store.index.ScanRange;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A query that is answered along an index. Between two batches it keeps only the position where it goes on, so changes in
 * between may or may not be seen, but break nothing.
 */
final class Scan {

    /** A batch ends after this many bytes, because the size of a message is limited. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final StoreCollection collection;
    private final AccessPath access;
    private final Query query;
    private final WantedFields wanted;
    private final boolean covered;
    private ScanRange rest;
    private int skip;
    private int left;
    private boolean over;

    Scan(StoreCollection collection, AccessPath access, Query query) {
        this.collection = collection;
        this.access = access;
        this.query = query;
        this.wanted = query.wanted();
        this.covered = WantedFields.isIdAlone(query.projection()) && access.isExact();
        this.rest = access.walk(query.isDescending());
        this.skip = query.skip();
        this.left = query.limit() > 0 ? query.limit() : Integer.MAX_VALUE;
    }

    /** Whether the scan has ended; it may take one empty batch to find out. */
    boolean isOver() {
        return over;
    }

    List<Document> all() {
        return next(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The next documents, up to this number; fewer if they are large. */
    List<Document> next(int size) {
        return next(size, MOST_BYTES);
    }

    private List<Document> next(int size, long mostBytes) {
        // One change of a document makes several changes of an index; a reader must see all of them or none.
        synchronized (collection) {
            int wish = Math.min(size, left);
            var trail = new Trail(access.along(rest), mostBytes);
            var candidates = StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(trail, Spliterator.ORDERED), false)
                    .map(trail::document)
                    .filter(Objects::nonNull);
            var found = collection.matching(
                    candidates, covered ? new Document() : query.filter(), skip, wish, query.projection());
            rest = trail.rest(rest);
            skip = 0;
            left -= found.size();
            over = left == 0 || found.size() < wish && !trail.isFull();
            return found;
        }
    }

    /** The positions of one batch, and the documents there. */
    private final class Trail implements Iterator<String> {

        private final Iterator<String> positions;
        private final long mostBytes;
        private long bytes;
        private @Nullable String last;

        Trail(Iterator<String> positions, long mostBytes) {
            this.positions = positions;
            this.mostBytes = mostBytes;
        }

        @Override
        public boolean hasNext() {
            return !isFull() && positions.hasNext();
        }

        @Override
        public String next() {
            last = positions.next();
            return last;
        }

        boolean isFull() {
            return bytes >= mostBytes;
        }

        ScanRange rest(ScanRange before) {
            return last == null ? before : before.beyond(last);
        }

        @Nullable
        Document document(String position) {
            if (covered && KeyText.string(position).orElse(null) instanceof String id) {
                return new Document("_id", id);
            }
            var found = collection.bytes(position);
            bytes += found == null ? 0 : found.length;
            return found == null ? null : DocumentBytes.read(found, wanted);
        }
    }
}
