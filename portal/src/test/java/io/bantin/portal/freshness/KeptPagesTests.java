package io.bantin.portal.freshness;

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
 * Each interleaving that {@link KeptPages} names, one at a time: the renderer is a script, and whatever happens during a
 * render happens inside it.
 */
class KeptPagesTests {

    private static final PageKey.Article ARTICLE = new PageKey.Article("0kt3v9wq5d2xa", Locale.of("vi"));
    private static final PageKey.Home HOME = new PageKey.Home(Locale.of("vi"));
    private static final Duration REVALIDATION = Duration.ofSeconds(30);

    private final HandDrivenTime time = new HandDrivenTime();
    private final Floors floors = new Floors(time);
    private final AtomicInteger renders = new AtomicInteger();
    private PageRenderer script = key -> article(1);

    @Test
    void rendersOnceAndServesWhatIsKept() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");

        assertThat(renders).hasValue(1);
    }

    @Test
    void servesTheOldPageUntilItsSuccessorIsRendered() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = patientPages();
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        hear(pages, 2);

        assertThat(served(pages, ARTICLE)).isEqualTo("v1");

        script = key -> article(2);
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void ignoresAnEventThatWasOvertaken() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        script = key -> article(3);
        hear(pages, 3);
        pages.get(ARTICLE);

        hear(pages, 2);

        assertThat(time.hasWork()).isFalse();
        assertThat(floors.of(ARTICLE.subject())).isEqualTo(3);
    }

    @Test
    void doesNotPushReadersBackWhenAServiceFellBehind() {
        KeptPages pages = patientPages();
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);

        script = this::goneIfHeard;
        withdraw(pages, 2);

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void answersAWithdrawalThatComesDuringARender() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            if (floors.isGone(key.subject())) {
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
        KeptPages pages = pages(DataSize.ofBytes(1)); // evicts every page at once
        script = this::goneIfHeard;
        withdraw(pages, 2);
        pages.get(ARTICLE);

        time.pass(Floors.REMEMBERED.minusSeconds(1));

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void doesNotLetAnOlderEventUndoAWithdrawal() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        script = this::goneIfHeard;
        withdraw(pages, 3);

        hear(pages, 2);

        assertThat(pages.get(ARTICLE).status()).isEqualTo(410);
    }

    @Test
    void doesNotServeAKept404OnceTheArticleIsPublished() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = patientPages();
        pages.get(ARTICLE);
        script = key -> article(2);

        time.pass(REVALIDATION.minusMillis(1));
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
        time.pass(Duration.ofMillis(1));
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void keepsTheLastGoodPageWhileNothingCanBeRendered() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            throw new IllegalStateException("away");
        };
        assertThatThrownBy(() -> pages.get(ARTICLE)).hasMessage("away");

        script = key -> article(1);
        assertThat(served(pages, ARTICLE)).isEqualTo("v1");
    }

    @Test
    void rendersAListAnewThatWasAskedForBeforeAnEvent() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        script = key -> {
            Page page = home("without", floors.heard());
            hear(pages, 1);
            return page;
        };
        assertThat(served(pages, HOME)).isEqualTo("without");

        script = key -> home("with", floors.heard());
        assertThat(served(pages, HOME)).isEqualTo("with");
        assertThat(served(pages, HOME)).isEqualTo("with");
        assertThat(renders).hasValue(2);
    }

    @Test
    void rendersAListOnceForAStreamOfEvents() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        script = key -> home("list", floors.heard());
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
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        assertThat(pages.getAtOnce(ARTICLE)).isNull();

        pages.get(ARTICLE);
        assertThat(pages.getAtOnce(ARTICLE)).isNotNull();

        time.pass(REVALIDATION);
        assertThat(pages.getAtOnce(ARTICLE)).isNull();
    }

    @Test
    void servesNothingAtOnceThatAnEventSpeaksAgainst() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        assertThat(pages.getAtOnce(ARTICLE)).isNotNull();

        withdraw(pages, 2);

        assertThat(pages.getAtOnce(ARTICLE)).isNull();
    }

    @Test
    void servesTheOldPageAtOnceWhileItsSuccessorIsRendered() {
        KeptPages pages = pages(DataSize.ofMegabytes(1));
        pages.get(ARTICLE);
        pages.getAtOnce(ARTICLE);
        script = key -> article(2);

        floors.raise(ARTICLE.subject(), 2, false); // as an event of an article that this page only lists

        assertThat(pages.getAtOnce(ARTICLE)).isNotNull();
        time.doWork();
        assertThat(served(pages, ARTICLE)).isEqualTo("v2");
    }

    @Test
    void countsEveryCodingOfAPageAsItsMemory() {
        Page page = Page.of(200, "/a.html", "a".repeat(10_000), Map.of());

        assertThat(page.weight())
                .isGreaterThanOrEqualTo(page.representations().stream()
                        .mapToInt(representation -> representation.bytes().length)
                        .sum());
        assertThat(page.representations()).hasSizeGreaterThan(1);
    }

    private KeptPages pages(DataSize memory) {
        return new KeptPages(floors, this::render, time, time, properties(memory, Duration.ZERO));
    }

    /** Whoever asks waits for the revalidation, which is done at once. */
    private KeptPages patientPages() {
        return new KeptPages(
                floors,
                this::render,
                (_, work) -> work.run(),
                time,
                properties(DataSize.ofMegabytes(1), Duration.ofSeconds(5)));
    }

    private static KeptPagesProperties properties(DataSize memory, Duration patience) {
        return new KeptPagesProperties(memory, REVALIDATION, patience, Duration.ofMillis(200), Duration.ofSeconds(1));
    }

    private Page render(PageKey key) {
        renders.incrementAndGet();
        return script.render(key);
    }

    private void hear(KeptPages pages, long seq) {
        hear(pages, seq, false);
    }

    private void withdraw(KeptPages pages, long seq) {
        hear(pages, seq, true);
    }

    private void hear(KeptPages pages, long seq, boolean withdrawn) {
        if (floors.raise(ARTICLE.subject(), seq, withdrawn)) {
            floors.touch(List.of(Subject.HOME));
            pages.refreshAbout(List.of(ARTICLE.subject(), Subject.HOME));
        }
    }

    private Page goneIfHeard(PageKey key) {
        return floors.isGone(key.subject()) ? gone() : article(1);
    }

    private static Page article(long version) {
        return Page.of(200, "/a.html", "v" + version, Map.of(ARTICLE.subject(), version));
    }

    private static Page missing() {
        return Page.of(404, "/a.html", "none", Map.of(ARTICLE.subject(), 0L));
    }

    private static Page gone() {
        return Page.of(410, "/a.html", "gone", Map.of(ARTICLE.subject(), Long.MAX_VALUE));
    }

    private static Page home(String html, long heard) {
        return Page.of(200, "/", html, Map.of(Subject.HOME, heard));
    }

    private static String served(KeptPages pages, PageKey key) {
        return new String(pages.get(key).html(), StandardCharsets.UTF_8);
    }
}
