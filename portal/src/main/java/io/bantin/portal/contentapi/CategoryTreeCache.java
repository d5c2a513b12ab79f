package io.bantin.portal.contentapi;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bantin.portal.cache.MinimumVersions;
import io.bantin.portal.cache.PageDependency;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Caches the category tree. An event or age makes it stale; the last tree stays while category-service is away. */
@Component
public class CategoryTreeCache {

    private static final Logger log = LoggerFactory.getLogger(CategoryTreeCache.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final CategoryApi api;
    private final MinimumVersions minimums;
    private final Ticker ticker;
    private final ReentrantLock readLock = new ReentrantLock();
    private volatile CategoryTree tree = CategoryTree.NEVER_READ;
    private volatile long freshUntil;
    private volatile long retryAt;

    CategoryTreeCache(CategoryApi api, MinimumVersions minimums, Ticker ticker) {
        this.api = api;
        this.minimums = minimums;
        this.ticker = ticker;
        this.freshUntil = ticker.read();
        this.retryAt = ticker.read();
    }

    /** The present tree, or the last one known. */
    public CategoryTree tree() {
        if (isFresh()) {
            return tree;
        }
        readLock.lock();
        try {
            if (!isFresh() && ticker.read() - retryAt >= 0) {
                read();
            }
            return tree;
        } finally {
            readLock.unlock();
        }
    }

    /** The last tree known; calls no service. */
    public CategoryTree lastKnown() {
        return tree;
    }

    private boolean isFresh() {
        return !tree.wasNeverRead()
                && tree.version() >= minimums.of(PageDependency.CATEGORIES)
                && ticker.read() - freshUntil < 0;
    }

    private void read() {
        long version = minimums.heard();
        try {
            tree = CategoryTree.of(version, api.tree());
            freshUntil = ticker.read() + MAX_AGE.toNanos();
        } catch (RestClientException e) {
            retryAt = ticker.read() + RETRY_DELAY.toNanos();
            log.warn("Cannot read the categories, the last known stay: {}", e.toString());
        }
    }
}
