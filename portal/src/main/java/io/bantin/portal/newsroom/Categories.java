package io.bantin.portal.newsroom;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bantin.portal.freshness.MinimumVersions;
import io.bantin.portal.freshness.PageSubject;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** The last tree that was read: it stays while category-service is away, and is read again when an event says so. */
@Component
public class Categories {

    private static final Logger log = LoggerFactory.getLogger(Categories.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    private final CategoryApi api;
    private final MinimumVersions minimums;
    private final Ticker ticker;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile CategoryTree tree = CategoryTree.NEVER_READ;
    private volatile long freshUntil;
    private volatile long restUntil;

    Categories(CategoryApi api, MinimumVersions minimums, Ticker ticker) {
        this.api = api;
        this.minimums = minimums;
        this.ticker = ticker;
        this.freshUntil = ticker.read();
        this.restUntil = ticker.read();
    }

    /** The tree as it is now, or the last one known. */
    public CategoryTree tree() {
        if (isFresh()) {
            return tree;
        }
        reading.lock();
        try {
            if (!isFresh() && ticker.read() - restUntil >= 0) {
                read();
            }
            return tree;
        } finally {
            reading.unlock();
        }
    }

    /** The last tree known, without asking anybody. */
    public CategoryTree lastKnown() {
        return tree;
    }

    private boolean isFresh() {
        return !tree.wasNeverRead()
                && tree.version() >= minimums.of(PageSubject.CATEGORIES)
                && ticker.read() - freshUntil < 0;
    }

    private void read() {
        long version = minimums.heard();
        try {
            tree = CategoryTree.of(version, api.tree());
            freshUntil = ticker.read() + KEPT.toNanos();
        } catch (RestClientException e) {
            restUntil = ticker.read() + REST_AFTER_FAILURE.toNanos();
            log.warn("The categories could not be read, the last known stay: {}", e.toString());
        }
    }
}
