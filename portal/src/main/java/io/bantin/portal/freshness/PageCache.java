package io.bantin.portal.freshness;

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
 * The pages of this process, rendered and kept. What may meet what, and what comes of it:
 *
 * <ul>
 *   <li>an event while a page is kept: the page stays until its successor is rendered, which begins at once
 *   <li>an event while a page is rendered: whoever waits gets the render, nobody else does; another begins
 *   <li>an event before a page is rendered, and a service that still answers with the older version: likewise
 *   <li>a withdrawal: nothing but 410 from then on, also from a render under way, also after the page was evicted
 *   <li>a publication while a 404 is kept, or under way: the 404 is not served again
 *   <li>a render that fails: the kept page stays, and the services are left alone for a moment
 *   <li>no event: the page is rendered anew after 30 s, because an event may have been missed
 * </ul>
 *
 * <p>One page is rendered once at a time; who comes meanwhile and has no page to show waits for that render.
 */
@Component
public class PageCache {

    private static final Logger log = LoggerFactory.getLogger(PageCache.class);

    /** A page, since when it is kept, and until when no successor is tried; both in nanoseconds of the ticker. */
    private static final class Kept {

        final RenderedPage page;
        final long since;
        final long restUntil;

        /** The changes of the floors at which the page was known to be below none. */
        volatile long checkedAt = -1;

        Kept(RenderedPage page, long since, long restUntil) {
            this.page = page;
            this.since = since;
            this.restUntil = restUntil;
        }
    }

    private final MinimumVersions minimums;
    private final PageRenderer renderer;
    private final BackgroundExecutor background;
    private final Ticker ticker;
    private final PageCacheProperties properties;
    private final Cache<PageKey, Kept> kept;
    private final ConcurrentMap<PageKey, CompletableFuture<RenderedPage>> underWay = new ConcurrentHashMap<>();
    private final Set<PageKey> planned = ConcurrentHashMap.newKeySet();

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
        // No expiry by time: the last good page stays up for as long as the services are away.
        this.kept = Caffeine.newBuilder()
                .maximumWeight(properties.memory().toBytes())
                .weigher((PageKey _, Kept page) -> page.page.weight())
                .build();
    }

    /** The page to serve; throws what the renderer throws when there is none. */
    public RenderedPage get(PageKey key) {
        RenderedPage page = getAtOnce(key);
        if (page != null) {
            return page;
        }
        Kept here = kept.getIfPresent(key);
        return here == null || misleads(key, here.page) ? awaitFirst(key) : revalidate(key, here.page);
    }

    /**
     * The page to serve, where nobody has to wait for a render. Every reader asks this, so a page is compared with the
     * floors once an event, not once a reader.
     */
    public @Nullable RenderedPage getAtOnce(PageKey key) {
        Kept here = kept.getIfPresent(key);
        if (here == null) {
            return null;
        }
        boolean old = age(here) >= properties.revalidateAfter().toNanos();
        long changes = minimums.changes();
        if (here.checkedAt == changes && !old) {
            return here.page;
        }
        if (misleads(key, here.page)) {
            return null;
        }
        boolean resting = ticker.read() - here.restUntil < 0;
        if (resting || underWay.containsKey(key) || planned.contains(key)) {
            return here.page;
        }
        if (minimums.areAbove(here.page)) {
            refresh(key);
            return here.page;
        }
        here.checkedAt = changes;
        return old ? null : here.page;
    }

    /** Renders the kept pages about these subjects anew; others that show them are found too old when they are asked for. */
    void refreshAbout(Collection<PageSubject> subjects) {
        kept.asMap().forEach((key, here) -> {
            if (subjects.contains(key.subject())) {
                // A stream of events renders a page a few times a second, not once an event.
                long pause = properties.pause().toNanos() - age(here);
                refreshLater(key, Duration.ofNanos(Math.max(0, pause)));
            }
        });
    }

    /** An old page may wait for its successor, unless it denies what was published or shows what was withdrawn. */
    private boolean misleads(PageKey key, RenderedPage page) {
        return (page.isMissing() && minimums.areAbove(page)) || isWithdrawnBut(key, page);
    }

    private boolean isWithdrawnBut(PageKey key, RenderedPage page) {
        return !page.isGone() && minimums.isGone(key.subject());
    }

    private RenderedPage awaitFirst(PageKey key) {
        var mine = new CompletableFuture<RenderedPage>();
        var other = underWay.putIfAbsent(key, mine);
        if (other == null) {
            return render(key, mine);
        }
        try {
            RenderedPage page = other.join();
            // That render may have begun before a withdrawal that this reader came after.
            return isWithdrawnBut(key, page) ? awaitFirst(key) : page;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private RenderedPage revalidate(PageKey key, RenderedPage old) {
        try {
            RenderedPage rendered = refresh(key).get(properties.patience().toNanos(), TimeUnit.NANOSECONDS);
            // A service that fell behind what we keep must not push readers back.
            return minimums.areAbove(rendered) ? old : rendered;
        } catch (TimeoutException | ExecutionException e) {
            return old;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return old;
        }
    }

    /** Renders the page in the background, beginning now; readers without a page to show join in. */
    private CompletableFuture<RenderedPage> refresh(PageKey key) {
        var mine = new CompletableFuture<RenderedPage>();
        var other = underWay.putIfAbsent(key, mine);
        if (other == null) {
            background.run(Duration.ZERO, () -> renderQuietly(key, mine));
        }
        return other == null ? mine : other;
    }

    /** Nobody waits for a render that has not begun: until it does, it is planned and not under way. */
    private void refreshLater(PageKey key, Duration after) {
        if (planned.add(key)) {
            background.run(after, () -> {
                planned.remove(key);
                var mine = new CompletableFuture<RenderedPage>();
                if (underWay.putIfAbsent(key, mine) == null) {
                    renderQuietly(key, mine);
                }
            });
        }
    }

    private void renderQuietly(PageKey key, CompletableFuture<RenderedPage> mine) {
        try {
            render(key, mine);
        } catch (RuntimeException e) {
            log.warn("{} could not be rendered anew, the kept page stays: {}", key, e.toString());
        }
    }

    private RenderedPage render(PageKey key, CompletableFuture<RenderedPage> mine) {
        long heardBefore = minimums.heard();
        try {
            RenderedPage page = renderer.render(key);
            if (isWithdrawnBut(key, page)) {
                page = renderer.render(key);
            }
            keep(key, page);
            mine.complete(page);
            return page;
        } catch (RuntimeException e) {
            letRest(key);
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, mine);
            if (minimums.heard() != heardBefore) {
                catchUp(key);
            }
        }
    }

    private void keep(PageKey key, RenderedPage page) {
        if (minimums.areAbove(page)) {
            letRest(key);
        } else {
            kept.put(key, new Kept(page, ticker.read(), ticker.read()));
        }
    }

    /** The event of a meanwhile found this render under way and left it at that. */
    private void catchUp(PageKey key) {
        Kept here = kept.getIfPresent(key);
        if (here != null && minimums.areAbove(here.page)) {
            refreshLater(key, properties.pause());
        }
    }

    private void letRest(PageKey key) {
        long until = ticker.read() + properties.retryAfter().toNanos();
        kept.asMap().computeIfPresent(key, (_, here) -> new Kept(here.page, here.since, until));
    }

    private long age(Kept here) {
        return ticker.read() - here.since;
    }
}
