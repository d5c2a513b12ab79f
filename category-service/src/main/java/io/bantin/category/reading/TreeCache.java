package io.bantin.category.reading;

import io.bantin.category.changes.TreeStates;
import io.bantin.category.tree.Categories;
import io.bantin.category.tree.CategoryView;
import io.bantin.kit.etags.Etags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the tree as the bytes that go out, because reading thousands of categories takes longer than answering. A count in the
 * store tells of writes by any instance. A process that dies between a write and its count is noticed by age.
 */
@Component
class TreeCache {

    /** One reading of the tree. */
    record Snapshot(long writes, long readAt, String etag, byte[] json, byte[] gzip) {}

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(TreeCache.class);

    private final Categories categories;
    private final TreeStates states;
    private final JsonMapper json;
    private final Comparator<CategoryView> order = SiblingOrder.inOrder();
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile @Nullable Snapshot latest;

    TreeCache(Categories categories, TreeStates states, JsonMapper json) {
        this.categories = categories;
        this.states = states;
        this.json = json;
    }

    Snapshot present() {
        long writes = states.writes();
        var known = latest;
        if (known != null && known.writes() >= writes) {
            if (System.nanoTime() - known.readAt() > MAX_AGE.toNanos()) {
                renew();
            }
            return known;
        }
        reading.lock();
        try {
            var other = latest;
            return other != null && other.writes() >= writes ? other : read();
        } finally {
            reading.unlock();
        }
    }

    /** In the background, so that no reader waits for a tree that is most likely the same. */
    private void renew() {
        if (renewing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("tree-cache").start(() -> {
                try {
                    read();
                } catch (RuntimeException e) {
                    log.warn("The tree of categories could not be read again: {}", e.getMessage());
                } finally {
                    renewing.set(false);
                }
            });
        }
    }

    private Snapshot read() {
        // The count first: a write between the two reads makes this snapshot look older than it is, never newer.
        long writes = states.writes();
        long readAt = System.nanoTime();
        var tree = categories.tree();
        var known = latest;
        var etag = Etags.of(tree.version());
        if (known != null && known.etag().equals(etag)) {
            return keep(new Snapshot(writes, readAt, etag, known.json(), known.gzip()));
        }
        byte[] bytes = json.writeValueAsBytes(CategoryTreeView.tree(tree.categories(), order));
        return keep(new Snapshot(writes, readAt, etag, bytes, gzipped(bytes)));
    }

    /** Two readings can end in the other order than they began. */
    private synchronized Snapshot keep(Snapshot read) {
        var known = latest;
        if (known == null || known.writes() <= read.writes()) {
            latest = read;
        }
        return read;
    }

    private static byte[] gzipped(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 4);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
