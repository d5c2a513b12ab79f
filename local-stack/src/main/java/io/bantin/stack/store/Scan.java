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
 * A query that is answered by walking along an index. Nothing is collected; all that is kept between two batches is the
 * place where it goes on, so that changes in between are seen or not and break nothing.
 */
final class Scan {

    /** A batch ends when this many bytes were read for it, however few documents it has: a message has its limits. */
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

    /** Whether there is nothing more; it may take one empty batch to see that. */
    boolean isOver() {
        return over;
    }

    List<Document> all() {
        return next(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The next so many, or fewer when they are big. */
    List<Document> next(int size) {
        return next(size, MOST_BYTES);
    }

    private List<Document> next(int size, long mostBytes) {
        // A change of a document is several of an index: none must be seen half done.
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

    /** The positions of one batch, and what was read there. */
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
