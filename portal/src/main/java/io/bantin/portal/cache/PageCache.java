package io.bantin.portal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Caches rendered pages. A hit is served from memory; a miss is rendered first, once for all readers who wait for it. An
 * entry becomes stale when an event raises a version that its page depends on, or when it reaches the revalidation age,
 * because the process may have missed an event. Each race has one outcome:
 *
 * <ul>
 *   <li>an event makes an entry stale: readers get the stale page until the background render replaces it
 *   <li>an event arrives during a render: the readers who wait get that page, and another render follows
 *   <li>a service answers with a version older than the last event: the page is served to those who wait, not cached
 *   <li>an article is withdrawn: only 410 is served from then on, even if a render was running or the entry was evicted
 *   <li>an article is published while its 404 is cached or being rendered: the 404 is not served again
 *   <li>a render fails: the stale page stays, and the next attempt waits for {@code retryAfter}
 * </ul>
 */
@Component
public class PageCache {

    private static final Logger log = LoggerFactory.getLogger(PageCache.class);

    /** Times are readings of the ticker, in nanoseconds. */
    private static final class Entry {

        final RenderedPage page;
        final long cachedAt;
        final long retryAt;

        /** The state of the minimum versions at which the page was found fresh. */
        volatile long freshAt = -1;

        Entry(RenderedPage page, long cachedAt, long retryAt) {
            this.page = page;
            this.cachedAt = cachedAt;
            this.retryAt = retryAt;
        }
    }

    private final MinimumVersions minimums;
    private final PageRenderer renderer;
    private final BackgroundExecutor background;
    private final Ticker ticker;
    private final PageCacheProperties properties;
    private final Cache<PageKey, Entry> entries;
    private final ConcurrentMap<PageKey, CompletableFuture<RenderedPage>> runningRenders = new ConcurrentHashMap<>();
    private final Set<PageKey> scheduledRefreshes = ConcurrentHashMap.newKeySet();

    PageCache(
            MinimumVersions minimums,
            PageRenderer renderer,
            BackgroundExecutor background,
            Ticker ticker,
            PageCacheProperties properties) {
        this.minimums = minimums;
        this.renderer = renderer;
        this.background = background;
        this.ticker = ticker;
        this.properties = properties;
        // No expiry by time: the last good page is served for as long as the services are away.
        this.entries = Caffeine.newBuilder()
                .maximumWeight(properties.memory().toBytes())
                .weigher((PageKey _, Entry entry) -> entry.page.weight())
                .build();
    }

    /** Returns the page to serve, rendered if need be; throws what the renderer throws if there is no page to serve. */
    public RenderedPage get(PageKey key) {
        RenderedPage hit = getIfServable(key);
        if (hit != null) {
            return hit;
        }
        Entry entry = entries.getIfPresent(key);
        return entry == null || isMisleading(key, entry.page) ? renderOrJoin(key) : revalidate(key, entry.page);
    }

    /**
     * Returns a page that can be served without a wait: a fresh one, or a stale one that is being replaced. Each request
     * asks this, so an entry is compared with the minimum versions once for each event, not once for each request.
     */
    public @Nullable RenderedPage getIfServable(PageKey key) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null) {
            return null;
        }
        boolean expired = age(entry) >= properties.revalidateAfter().toNanos();
        long changes = minimums.changes();
        if (entry.freshAt == changes && !expired) {
            return entry.page;
        }
        if (isMisleading(key, entry.page)) {
            return null;
        }
        boolean waitsForRetry = ticker.read() - entry.retryAt < 0;
        if (waitsForRetry || runningRenders.containsKey(key) || scheduledRefreshes.contains(key)) {
            return entry.page;
        }
        if (minimums.makeStale(entry.page)) {
            refresh(key);
            return entry.page;
        }
        entry.freshAt = changes;
        return expired ? null : entry.page;
    }

    /** Refreshes the cached pages about these subjects. Pages that only list them are found stale when they are read. */
    void refreshAbout(Collection<PageDependency> subjects) {
        entries.asMap().forEach((key, entry) -> {
            if (subjects.contains(key.subject())) {
                // A stream of events renders a page a few times a second, not once for each event.
                long delay = properties.pause().toNanos() - age(entry);
                scheduleRefresh(key, Duration.ofNanos(Math.max(0, delay)));
            }
        });
    }

    /** A stale page is served until it is replaced, unless it denies a published article or shows a withdrawn one. */
    private boolean isMisleading(PageKey key, RenderedPage page) {
        return (page.isMissing() && minimums.makeStale(page)) || showsWithdrawn(key, page);
    }

    private boolean showsWithdrawn(PageKey key, RenderedPage page) {
        return !page.isGone() && minimums.isGone(key.subject());
    }

    private RenderedPage renderOrJoin(PageKey key) {
        var mine = new CompletableFuture<RenderedPage>();
        var running = runningRenders.putIfAbsent(key, mine);
        if (running == null) {
            return render(key, mine);
        }
        try {
            RenderedPage page = running.join();
            // That render may have begun before a withdrawal that this request came after.
            return showsWithdrawn(key, page) ? renderOrJoin(key) : page;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private RenderedPage revalidate(PageKey key, RenderedPage stale) {
        try {
            RenderedPage rendered = refresh(key).get(properties.patience().toNanos(), TimeUnit.NANOSECONDS);
            // A service that answers with an older version must not take readers back to it.
            return minimums.makeStale(rendered) ? stale : rendered;
        } catch (TimeoutException | ExecutionException e) {
            return stale;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return stale;
        }
    }

    /** Starts a render in the background unless one is running; readers without a page to serve join it. */
    private CompletableFuture<RenderedPage> refresh(PageKey key) {
        var mine = new CompletableFuture<RenderedPage>();
        var running = runningRenders.putIfAbsent(key, mine);
        if (running == null) {
            background.run(Duration.ZERO, () -> renderOrLog(key, mine));
        }
        return running == null ? mine : running;
    }

    /** A refresh counts as running only once it starts, so that no reader waits out the delay. */
    private void scheduleRefresh(PageKey key, Duration delay) {
        if (scheduledRefreshes.add(key)) {
            background.run(delay, () -> {
                scheduledRefreshes.remove(key);
                var mine = new CompletableFuture<RenderedPage>();
                if (runningRenders.putIfAbsent(key, mine) == null) {
                    renderOrLog(key, mine);
                }
            });
        }
    }

    private void renderOrLog(PageKey key, CompletableFuture<RenderedPage> result) {
        try {
            render(key, result);
        } catch (RuntimeException e) {
            log.warn("Cannot refresh {}, the cached page stays: {}", key, e.toString());
        }
    }

    private RenderedPage render(PageKey key, CompletableFuture<RenderedPage> result) {
        long heardBefore = minimums.heard();
        try {
            RenderedPage page = renderer.render(key);
            if (showsWithdrawn(key, page)) {
                page = renderer.render(key);
            }
            store(key, page);
            result.complete(page);
            return page;
        } catch (RuntimeException e) {
            delayRetry(key);
            result.completeExceptionally(e);
            throw e;
        } finally {
            runningRenders.remove(key, result);
            if (minimums.heard() != heardBefore) {
                refreshIfStale(key);
            }
        }
    }

    private void store(PageKey key, RenderedPage page) {
        if (minimums.makeStale(page)) {
            delayRetry(key);
        } else {
            entries.put(key, new Entry(page, ticker.read(), ticker.read()));
        }
    }

    /** An event that arrived during the render started no other, because one was running. */
    private void refreshIfStale(PageKey key) {
        Entry entry = entries.getIfPresent(key);
        if (entry != null && minimums.makeStale(entry.page)) {
            scheduleRefresh(key, properties.pause());
        }
    }

    private void delayRetry(PageKey key) {
        long retryAt = ticker.read() + properties.retryAfter().toNanos();
        entries.asMap().computeIfPresent(key, (_, entry) -> new Entry(entry.page, entry.cachedAt, retryAt));
    }

    private long age(Entry entry) {
        return ticker.read() - entry.cachedAt;
    }
}
