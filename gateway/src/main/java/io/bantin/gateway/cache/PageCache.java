package io.bantin.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.bantin.gateway.cache.Renewal.Outcome;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The stored pages, and the renewals that run. Decision 024 lists the interleavings that this class must survive.
 */
final class PageCache {

    /** The statuses by which a portal or the gateway says that no portal answers. */
    static final Set<Integer> UNAVAILABLE = Set.of(502, 503, 504);

    private static final Set<Integer> MISSING = Set.of(404, 410);
    private static final int KEY_OVERHEAD = 500;

    private final Cache<PageKey, StoredPage> pages;
    private final ConcurrentMap<PageKey, Renewal> renewals = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final long freshFor;
    private final long staleFor;
    private final long keptFor;

    PageCache(PageCacheProperties properties, Ticker ticker) {
        this.ticker = ticker;
        freshFor = properties.freshFor().toNanos();
        staleFor = properties.staleFor().toNanos();
        keptFor = properties.keptFor().toNanos();
        pages = Caffeine.newBuilder()
                .maximumWeight(properties.memory().toBytes())
                .weigher((PageKey key, StoredPage page) ->
                        page.weight() + key.path().length() + KEY_OVERHEAD)
                // A flood of unknown addresses leaves nothing behind; a page that was withdrawn stays so during an
                // outage.
                .expireAfter(Expiry.<PageKey, StoredPage>writing(
                        (_, page) -> page.status() == 404 ? properties.staleFor() : properties.keptFor()))
                .ticker(ticker)
                .build();
    }

    /** What a request does next. */
    sealed interface Step {

        /** The stored page answers it. */
        record Serve(StoredPage page) implements Step {}

        /** It goes to the portal, and ends this renewal in any case. */
        record Renew(Renewal renewal) implements Step {}

        /** It waits for the request that is at the portal. */
        record Wait(Renewal renewal) implements Step {}
    }

    long now() {
        return ticker.read();
    }

    /** The page that answers at once: a fresh one, or one that is being renewed, or one that no portal could renew. */
    @Nullable
    StoredPage find(PageKey key) {
        var page = pages.getIfPresent(key);
        if (page == null || isFresh(page)) {
            return page;
        }
        return isStaleAllowed(page) && renewals.containsKey(key) ? page : null;
    }

    private boolean isFresh(StoredPage page) {
        long now = ticker.read();
        return now - page.requestedAt() < freshFor
                || page.isFailing() && now - page.failedAt() < freshFor && isKept(page);
    }

    /** Whether the page is due, so that it answers only because another request renews it or because no portal answers. */
    boolean isStale(StoredPage page) {
        return ticker.read() - page.requestedAt() >= freshFor;
    }

    /** Whether a request that arrived at this time may get the page: the portal may have answered long after it was asked. */
    boolean isRecentFor(StoredPage page, long arrivedAt) {
        return arrivedAt - page.requestedAt() < staleFor;
    }

    Step next(PageKey key) {
        var servable = find(key);
        if (servable != null) {
            return new Step.Serve(servable);
        }
        var mine = new Renewal(key, ticker.read(), pages.getIfPresent(key));
        var running = renewals.putIfAbsent(key, mine);
        if (running != null) {
            return new Step.Wait(running);
        }
        // Another renewal may have ended since the first look.
        var page = pages.getIfPresent(key);
        if (page != null && isFresh(page)) {
            end(mine, new Outcome.Abandoned());
            return new Step.Serve(page);
        }
        return new Step.Renew(mine);
    }

    Outcome answered(Renewal renewal, StoredPage answer) {
        return end(renewal, evaluate(renewal, answer));
    }

    /** The portal did not answer, or not with all of its answer. */
    Outcome failed(Renewal renewal, Throwable cause) {
        var old = outlived(renewal);
        return end(renewal, old == null ? new Outcome.Failed(cause) : old);
    }

    /** Other variants stay: a page that is too large as it is may be small enough compressed. */
    Outcome tooLarge(Renewal renewal) {
        pages.invalidate(renewal.key());
        return end(renewal, new Outcome.NotStored(null));
    }

    void abandoned(Renewal renewal) {
        end(renewal, new Outcome.Abandoned());
    }

    long bytes() {
        return pages.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private Outcome evaluate(Renewal renewal, StoredPage answer) {
        var previous = renewal.previous();
        if (answer.status() == 304 && previous != null) {
            return store(renewal, previous.renewed(answer.headers(), renewal.requestedAt()));
        }
        if (UNAVAILABLE.contains(answer.status())) {
            var old = outlived(renewal);
            return old == null ? new Outcome.NotStored(answer) : old;
        }
        boolean missing = MISSING.contains(answer.status());
        boolean allowed = StorageRule.allows(renewal.key(), answer);
        if (missing || !allowed && answer.status() < 500) {
            removeVariants(renewal, missing);
        }
        return allowed ? store(renewal, answer) : new Outcome.NotStored(answer);
    }

    private Outcome store(Renewal renewal, StoredPage page) {
        var key = renewal.key();
        if (!renewal.isOvertaken()) {
            pages.put(key, page);
            // Between the two lines, another variant may have been found missing.
            if (renewal.isOvertaken()) {
                pages.asMap().remove(key, page);
            }
        }
        return new Outcome.Renewed(page);
    }

    /**
     * Removes what is older than this answer, so that no variant outlives a page that was withdrawn, redirects or is no longer
     * public.
     *
     * @param missing whether the answer is a 404 or 410, beside which those of other variants stay
     */
    private void removeVariants(Renewal renewal, boolean missing) {
        for (var variant : renewal.key().variants()) {
            var running = renewals.get(variant);
            if (running != null && running != renewal) {
                running.overtake();
            }
            pages.asMap().computeIfPresent(variant, (_, page) -> {
                boolean older = page.requestedAt() - renewal.requestedAt() <= 0;
                return older && !(missing && MISSING.contains(page.status())) ? null : page;
            });
        }
    }

    private @Nullable Outcome outlived(Renewal renewal) {
        var page = pages.getIfPresent(renewal.key());
        if (page == null || !isKept(page)) {
            return null;
        }
        page.failed(ticker.read());
        return new Outcome.Outlived(page);
    }

    private Outcome end(Renewal renewal, Outcome outcome) {
        // The next renewal may begin here, so those that wait for this one must hear of its end afterwards, not before.
        renewals.remove(renewal.key(), renewal);
        renewal.end(outcome);
        return outcome;
    }

    private boolean isStaleAllowed(StoredPage page) {
        return ticker.read() - page.requestedAt() < staleFor || page.isFailing() && isKept(page);
    }

    private boolean isKept(StoredPage page) {
        return ticker.read() - page.requestedAt() < keptFor;
    }
}
