package io.bantin.portal.freshness;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * How new a page must be, as far as this process has heard: a floor for every subject.
 *
 * <p>The floor of an article is the version that its event tells. Lists have no version: theirs is the number of the
 * last event that touched them, and a list is as new as the number of events heard when it was asked for.
 */
@Component
public class MinimumVersions {

    /**
     * Far longer than any render takes, so that no render begun before an event outlives its floor. Forgotten by age alone:
     * a bound on their number could drop the newest.
     */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private record Floor(long version, boolean gone) {}

    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final Cache<PageSubject, Floor> floors;

    MinimumVersions(Ticker ticker) {
        this.floors = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** The number of events heard so far: the version of a list that is asked for now. */
    public long heard() {
        return heard.get();
    }

    /** Moves after every floor that was raised: whoever compared a page before it moved must compare again. */
    long changes() {
        return changes.get();
    }

    /** Whether the event of a withdrawal was heard. */
    public boolean isGone(PageSubject subject) {
        Floor floor = floors.getIfPresent(subject);
        return floor != null && floor.gone;
    }

    /** The least version that may be kept; 0 where nothing was heard. */
    public long of(PageSubject subject) {
        Floor floor = floors.getIfPresent(subject);
        return floor == null ? 0 : floor.version;
    }

    /** Raises an article's floor; says no to an event that is repeated or was overtaken. */
    boolean raise(PageSubject article, long version, boolean gone) {
        Floor raised = new Floor(version, gone);
        boolean isNew = floors.asMap().merge(article, raised, (known, now) -> now.version > known.version ? now : known)
                == raised;
        changes.incrementAndGet();
        return isNew;
    }

    /** Makes every list of these subjects that was asked for before now too old. */
    void touch(Collection<PageSubject> lists) {
        Floor raised = new Floor(heard.incrementAndGet(), false);
        lists.forEach(
                list -> floors.asMap().merge(list, raised, (known, now) -> now.version > known.version ? now : known));
        changes.incrementAndGet();
    }

    boolean areAbove(RenderedPage page) {
        return page.madeOf().entrySet().stream().anyMatch(part -> of(part.getKey()) > part.getValue());
    }
}
