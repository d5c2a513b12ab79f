package io.bantin.portal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * Each interleaving that {@link PageCache} names, one at a time: the renderer is a script, and whatever happens during a
 * render happens inside it.
 */
class PageCacheTests {

    private static final PageKey.Article ARTICLE = new PageKey.Article("0kt3v9wq5d2xa", Locale.of("vi"));
    private static final PageKey.Home HOME = new PageKey.Home(Locale.of("vi"));
    private static final Duration REVALIDATION = Duration.ofSeconds(30);

    private final ManualTime time = new ManualTime();
    private final MinimumVersions minimums = new MinimumVersions(time);
    private final AtomicInteger renders = new AtomicInteger();
    private PageRenderer script = key -> article(1);

    @Test
    void rendersOnceAndServesWhatIsKept() {
        PageCache pages = pages(DataSize.ofMegabytes(1));

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");

        assertThat(renders).hasValue(1);
    }

    @Test
    void servesTheOldPageUntilItsSuccessorIsRendered() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);

        hear(pages, 2);
        script = key -> article(2);

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
        time.pass(Duration.ofMillis(200));
        time.doWork();
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void rendersAgainForTheNextReaderWhenAnEventCameDuringTheFirstRender() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            hear(pages, 2);
            return article(1);
        };
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");

        script = key -> article(2);

        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void rendersOnceMoreWhenAnEventCameDuringARefresh() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        hear(pages, 2);
        script = key -> {
            hear(pages, 3);
            script = _ -> article(3);
            return article(2);
        };

        time.pass(Duration.ofMillis(200));
        time.doWork();
        time.pass(Duration.ofMillis(200));
        time.doWork();

        assertThat(served(pages, ARTICLE)).isEqualTo("v3");
        assertThat(renders).hasValue(3);
    }

    @Test
    void rendersOnceMoreWhenAnEventFoundTheRefreshUnderWay() {
        PageCache pages = patientPages();
        pages.get(ARTICLE);
        time.pass(REVALIDATION);
        script = key -> {
            hear(pages, 2); // finds the page under way, and so plans nothing that would come after it
            script = _ -> article(2);
            return article(1);
        };

        pages.get(ARTICLE);

        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
        assertThat(renders).hasValue(3);
    }

    @Test
    void doesNotKeepARenderOlderThanAnEventHeardBefore() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        hear(pages, 2);

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");

        script = key -> article(2);
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void ignoresAnEventThatWasOvertaken() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> article(3);
        hear(pages, 3);
        pages.get(ARTICLE);

        hear(pages, 2);

        assertThat(time.hasWork()).isFalse();
        assertThat(minimums.of(ARTICLE.subject())).isEqualTo(3);
    }

    @Test
    void doesNotPushReadersBackWhenAServiceFellBehind() {
        PageCache pages = patientPages();
        script = key -> article(2);
        hear(pages, 2);
        pages.get(ARTICLE);

        script = key -> article(1);
        time.pass(REVALIDATION);

        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
        assertThat(renders).hasValue(2);
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void answersAWithdrawalFromTheEventAlone() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);

        script = this::goneIfHeard;
        withdraw(pages, 2);

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void answersAWithdrawalThatComesDuringARender() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            if (minimums.isGone(key.subject())) {
                return gone();
            }
            withdraw(pages, 2);
            return article(1);
        };

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void remembersAWithdrawalLongerThanThePage() {
        PageCache pages = pages(DataSize.ofBytes(1)); // evicts every page at once
        script = this::goneIfHeard;
        withdraw(pages, 2);
        pages.get(ARTICLE);

        time.pass(MinimumVersions.RETENTION.minusSeconds(1));

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void doesNotLetAnOlderEventUndoAWithdrawal() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = this::goneIfHeard;
        withdraw(pages, 3);

        hear(pages, 2);

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void doesNotServeAKept404OnceTheArticleIsPublished() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> missing();
        pages.get(ARTICLE);
        pages.get(ARTICLE);
        assertThat(renders).hasValue(1);

        hear(pages, 1);
        script = key -> article(1);

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
    }

    @Test
    void doesNotKeepA404ThatWasUnderWayWhenTheArticleWasPublished() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            hear(pages, 1);
            return missing();
        };
        pages.get(ARTICLE);

        script = key -> article(1);

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
    }

    @Test
    void asksAgainAfterAWhileEvenWithoutAnEvent() {
        PageCache pages = patientPages();
        pages.get(ARTICLE);
        script = key -> article(2);

        time.pass(REVALIDATION.minusMillis(1));
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
        time.pass(Duration.ofMillis(1));
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void keepsTheLastGoodPageWhileNothingCanBeRendered() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        hear(pages, 2);
        script = key -> {
            throw new IllegalStateException("away");
        };

        for (int day = 0; day < 3; day++) {
            time.pass(Duration.ofDays(1));
            assertThat(served(pages, ARTICLE)).isEqualTo("v1");
            time.doWork();
        }

        script = key -> article(2);
        time.pass(Duration.ofSeconds(1));
        pages.get(ARTICLE);
        time.doWork();
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void leavesTheServicesAloneForAMomentAfterAFailure() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        script = key -> {
            throw new IllegalStateException("away");
        };
        time.pass(REVALIDATION);
        pages.get(ARTICLE);
        time.doWork();

        pages.get(ARTICLE);
        assertThat(time.hasWork()).isFalse();

        time.pass(Duration.ofSeconds(1));
        pages.get(ARTICLE);
        assertThat(time.hasWork()).isTrue();
    }

    @Test
    void tellsTheReaderWhenThereIsNothingToShow() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            throw new IllegalStateException("away");
        };
        assertThatThrownBy(() -> pages.get(ARTICLE)).hasMessage("away");

        script = key -> article(1);
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
    }

    @Test
    void rendersAListAnewThatWasAskedForBeforeAnEvent() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            RenderedPage page = home("without", minimums.heard());
            hear(pages, 1);
            return page;
        };
        assertThat(served(pages, HOME)).isEqualTo("without");

        script = key -> home("with", minimums.heard());
        assertThat(served(pages, HOME)).isEqualTo("with");
        assertThat(served(pages, HOME)).isEqualTo("with");
        assertThat(renders).hasValue(2);
    }

    @Test
    void rendersAListOnceForAStreamOfEvents() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        script = key -> home("list", minimums.heard());
        pages.get(HOME);

        for (int seq = 1; seq <= 100; seq++) {
            hear(pages, seq);
        }
        time.doWork();
        assertThat(renders).hasValue(1);
        time.pass(Duration.ofMillis(200));
        time.doWork();

        assertThat(renders).hasValue(2);
    }

    @Test
    void servesNothingAtOnceThatHasToBeRenderedOrRevalidatedFirst() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        assertThat(pages.getIfServable(ARTICLE)).isNull();

        pages.get(ARTICLE);
        assertThat(pages.getIfServable(ARTICLE)).isNotNull();

        time.pass(REVALIDATION);
        assertThat(pages.getIfServable(ARTICLE)).isNull();
    }

    @Test
    void servesNothingAtOnceThatAnEventSpeaksAgainst() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        assertThat(pages.getIfServable(ARTICLE)).isNotNull();

        withdraw(pages, 2);

        assertThat(pages.getIfServable(ARTICLE)).isNull();
    }

    @Test
    void servesTheOldPageAtOnceWhileItsSuccessorIsRendered() {
        PageCache pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        pages.getIfServable(ARTICLE);
        script = key -> article(2);

        minimums.raise(ARTICLE.subject(), 2, false); // as an event of an article that this page only lists

        assertThat(pages.getIfServable(ARTICLE)).isNotNull();
        time.doWork();
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void countsEveryCodingOfAPageAsItsMemory() {
        RenderedPage page = RenderedPage.of(200, "/a.html", "a".repeat(10_000), Map.of());

        assertThat(page.weight())
                .isGreaterThanOrEqualTo(page.representations().stream()
                        .mapToInt(representation -> representation.bytes().length)
                        .sum());
        assertThat(page.representations()).hasSizeGreaterThan(1);
    }

    private PageCache pages(DataSize memory) {
        return new PageCache(minimums, this::render, time, time, properties(memory, Duration.ZERO));
    }

    /** Whoever asks waits for the revalidation, which is done at once. */
    private PageCache patientPages() {
        return new PageCache(
                minimums,
                this::render,
                (_, work) -> work.run(),
                time,
                properties(DataSize.ofMegabytes(1), Duration.ofSeconds(5)));
    }

    private static PageCacheProperties properties(DataSize memory, Duration patience) {
        return new PageCacheProperties(memory, REVALIDATION, patience, Duration.ofMillis(200), Duration.ofSeconds(1));
    }

    private RenderedPage render(PageKey key) {
        renders.incrementAndGet();
        return script.render(key);
    }

    private void hear(PageCache pages, long seq) {
        hear(pages, seq, false);
    }

    private void withdraw(PageCache pages, long seq) {
        hear(pages, seq, true);
    }

    private void hear(PageCache pages, long seq, boolean withdrawn) {
        if (minimums.raise(ARTICLE.subject(), seq, withdrawn)) {
            minimums.touch(List.of(PageDependency.HOME));
            pages.refreshAbout(List.of(ARTICLE.subject(), PageDependency.HOME));
        }
    }

    private RenderedPage goneIfHeard(PageKey key) {
        return minimums.isGone(key.subject()) ? gone() : article(1);
    }

    private static RenderedPage article(long version) {
        return RenderedPage.of(200, "/a.html", "v" + version, Map.of(ARTICLE.subject(), version));
    }

    private static RenderedPage missing() {
        return RenderedPage.of(404, "/a.html", "none", Map.of(ARTICLE.subject(), 0L));
    }

    private static RenderedPage gone() {
        return RenderedPage.of(410, "/a.html", "gone", Map.of(ARTICLE.subject(), Long.MAX_VALUE));
    }

    private static RenderedPage home(String html, long heard) {
        return RenderedPage.of(200, "/", html, Map.of(PageDependency.HOME, heard));
    }

    private static String served(PageCache pages, PageKey key) {
        return new String(pages.get(key).html(), StandardCharsets.UTF_8);
    }
}
