package io.bantin.portal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * The minimum version that a page must show of each subject, as far as events have told this process.
 *
 * <p>For an article it is the version in its last event. Lists have no version of their own, so this process counts
 * events: the minimum of a list is the number of the last event that changed it, and a rendered list has the number of
 * events that were heard when it was read.
 */
@Component
public class MinimumVersions {

    /**
     * Far longer than any render takes, so that a minimum outlives every render that began before its event. There is no
     * limit on their number, because it could drop the newest.
     */
    static final Duration RETENTION = Duration.ofMinutes(10);

    private record Minimum(long version, boolean gone) {}

    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final Cache<PageDependency, Minimum> minimums;

    MinimumVersions(Ticker ticker) {
        this.minimums =
                Caffeine.newBuilder().expireAfterWrite(RETENTION).ticker(ticker).build();
    }

    /** The number of events heard so far, which is the version of a list that is read now. */
    public long heard() {
        return heard.get();
    }

    /** Changes after each raised minimum, so a page that was compared before must be compared again. */
    long changes() {
        return changes.get();
    }

    /** Whether this process has heard that the article was withdrawn. */
    public boolean isGone(PageDependency subject) {
        Minimum minimum = minimums.getIfPresent(subject);
        return minimum != null && minimum.gone;
    }

    /** The lowest version that may be cached; 0 if no event was heard. */
    public long of(PageDependency subject) {
        Minimum minimum = minimums.getIfPresent(subject);
        return minimum == null ? 0 : minimum.version;
    }

    /** Raises an article's minimum; returns false for a repeated or overtaken event. */
    boolean raise(PageDependency article, long version, boolean gone) {
        Minimum raised = new Minimum(version, gone);
        boolean isNew =
                minimums.asMap().merge(article, raised, (known, now) -> now.version > known.version ? now : known)
                        == raised;
        changes.incrementAndGet();
        return isNew;
    }

    /** Makes every list of these subjects stale that was read before this call. */
    void touch(Collection<PageDependency> lists) {
        Minimum raised = new Minimum(heard.incrementAndGet(), false);
        lists.forEach(list ->
                minimums.asMap().merge(list, raised, (known, now) -> now.version > known.version ? now : known));
        changes.incrementAndGet();
    }

    /** Whether the page shows a subject in a version below its minimum. */
    boolean makeStale(RenderedPage page) {
        return page.dependencies().entrySet().stream().anyMatch(part -> of(part.getKey()) > part.getValue());
    }
}
