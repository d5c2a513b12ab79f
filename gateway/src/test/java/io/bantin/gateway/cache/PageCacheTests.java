package io.bantin.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.gateway.cache.PageCache.Step;
import io.bantin.gateway.cache.Renewal.Outcome;
import io.bantin.kit.negotiation.PageLanguage;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** The interleavings of decision 024, one after the other by a clock that stands still. */
class PageCacheTests {

    private static final PageKey KEY = key("/a-0kt3v9wq5d2xa.html");

    private final AtomicLong nanoseconds = new AtomicLong(1);
    private final PageCache pages = new PageCache(
            new PageCacheProperties(
                    DataSize.ofMegabytes(1),
                    DataSize.ofKilobytes(64),
                    Duration.ofMillis(400),
                    Duration.ofMillis(800),
                    Duration.ofHours(1),
                    Duration.ofSeconds(15)),
            nanoseconds::get);

    @Test
    void servesAFreshPageWithoutThePortal() {
        store(KEY, page(200, "first"));

        pass(399);

        assertThat(text(pages.find(KEY))).isEqualTo("first");
        assertThat(pages.next(KEY)).isInstanceOf(Step.Serve.class);
    }

    @Test
    void sendsOneRequestForAPageThatIsDueAndServesItToTheOthers() {
        store(KEY, page(200, "first"));
        pass(400);

        assertThat(pages.find(KEY)).isNull();
        var renewal = begin(KEY);

        assertThat(text(pages.find(KEY))).isEqualTo("first");
        assertThat(pages.next(KEY)).isInstanceOf(Step.Serve.class);
        pages.answered(renewal, page(200, "second"));
        assertThat(text(pages.find(KEY))).isEqualTo("second");
    }

    @Test
    void letsRequestsWaitForTheOneRenewalOfAnOlderPage() {
        store(KEY, page(200, "first"));
        pass(800);

        var renewal = begin(KEY);

        assertThat(pages.find(KEY)).isNull();
        var outcomes = waitFor(KEY, 3);
        pages.answered(renewal, page(200, "second"));
        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Renewed.class,
                                renewed -> assertThat(text(renewed.page())).isEqualTo("second")));
    }

    @Test
    void countsTheAgeFromTheRequestAndNotFromTheAnswer() {
        var renewal = begin(KEY);
        pass(800);

        var outcome = pages.answered(renewal, page(200, "slow", renewal.requestedAt()));

        assertThat(outcome).isInstanceOf(Outcome.Renewed.class);
        assertThat(pages.find(KEY)).isNull();
        assertThat(pages.isRecentFor(((Outcome.Renewed) outcome).page(), pages.now()))
                .isFalse();
    }

    @Test
    void handsARenewalOverWhenItsClientLeaves() {
        var renewal = begin(KEY);
        var outcomes = waitFor(KEY, 2);

        pages.abandoned(renewal);

        assertThat(outcomes).hasSize(2).allMatch(Outcome.Abandoned.class::isInstance);
        var next = begin(KEY);
        pages.abandoned(renewal);
        assertThat(pages.next(KEY)).as("the end of a renewal ends no other").isEqualTo(new Step.Wait(next));
    }

    @Test
    void servesAnOlderPageWhileNoPortalAnswers() {
        store(KEY, page(200, "first"));
        pass(3_599_000);

        assertThat(pages.failed(begin(KEY), new IOException("down"))).isInstanceOf(Outcome.Outlived.class);
        assertThat(text(pages.find(KEY))).isEqualTo("first");
        pass(400);
        assertThat(pages.find(KEY)).as("one request tries again").isNull();
        var renewal = begin(KEY);
        assertThat(text(pages.find(KEY))).as("the others do not wait for it").isEqualTo("first");
        pass(601);
        assertThat(pages.failed(renewal, new IOException("down"))).isInstanceOf(Outcome.Failed.class);
        assertThat(pages.find(KEY)).as("an hour is over").isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void servesAnOlderPageWhenThePortalSaysThatItCannot(int status) {
        store(KEY, page(200, "first"));
        pass(10_000);

        assertThat(pages.answered(begin(KEY), page(status, "sorry"))).isInstanceOf(Outcome.Outlived.class);
    }

    @Test
    void passesOnWhatThePortalSaysAboutAFailureOfItsOwn() {
        store(KEY, page(200, "first"));
        pass(10_000);

        assertThat(pages.answered(begin(KEY), page(500, "sorry"))).isInstanceOf(Outcome.NotStored.class);
    }

    @Test
    void tellsAllThatWaitOfAFailureWithoutAPage() {
        var renewal = begin(KEY);
        var outcomes = waitFor(KEY, 2);

        pages.failed(renewal, new IOException("down"));

        assertThat(outcomes).hasSize(2).allMatch(Outcome.Failed.class::isInstance);
        begin(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void replacesAPageThatIsMissingInAllItsVariants(int status) {
        KEY.variants().forEach(variant -> store(variant, page(200, "first")));
        pass(800);

        pages.answered(begin(KEY), page(status, "gone"));

        assertThat(text(pages.find(KEY))).isEqualTo("gone");
        KEY.variants().stream()
                .filter(variant -> !variant.equals(KEY))
                .forEach(variant -> assertThat(pages.failed(begin(variant), new IOException("down")))
                        .as("no variant outlives the page")
                        .isInstanceOf(Outcome.Failed.class));
    }

    @Test
    void storesNoPageThatWasRequestedBeforeAnotherVariantWasFoundMissing() {
        var other = KEY.variants().getLast();
        var renewal = begin(other);
        var outcomes = waitFor(other, 1);

        pages.answered(begin(KEY), page(410, "gone"));
        pages.answered(renewal, page(200, "older"));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Renewed.class);
        assertThat(pages.find(other)).isNull();
    }

    @Test
    void keepsTheBytesOfAPageThatThePortalHasNotChanged() {
        store(KEY, page(200, "first"));
        pass(800);

        pages.answered(begin(KEY), page(304, ""));

        assertThat(text(pages.find(KEY))).isEqualTo("first");
        assertThat(pages.find(KEY)).isNotNull().satisfies(found -> {
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.headers().get("Content-Length")).isEqualTo("5");
            assertThat(found.headers().get("Content-Type")).isEqualTo("text/html");
        });
    }

    @ParameterizedTest
    @CsvSource({"200, 301", "200, 400", "200, 200", "410, 301", "410, 200", "200, 410"})
    void forgetsAllVariantsOfAPageWhoseAddressNowGivesNoPublicOne(int before, int now) {
        KEY.variants().forEach(variant -> store(variant, page(before, "first")));
        pass(800);

        var answer = page(now, "mine");
        answer.headers().set("Cache-Control", "private");
        assertThat(pages.answered(begin(KEY), answer)).isInstanceOf(Outcome.NotStored.class);

        KEY.variants()
                .forEach(variant -> assertThat(pages.failed(begin(variant), new IOException("down")))
                        .as("no variant outlives the answer")
                        .isInstanceOf(Outcome.Failed.class));
    }

    @Test
    void keepsThePageWhileThePortalFails() {
        store(KEY, page(200, "first"));
        pass(800);

        assertThat(pages.answered(begin(KEY), page(500, "sorry"))).isInstanceOf(Outcome.NotStored.class);

        assertThat(pages.failed(begin(KEY), new IOException("down"))).isInstanceOf(Outcome.Outlived.class);
    }

    @Test
    void keepsTheCompressedPageWhenThePlainOneIsTooLarge() {
        var compressed = KEY.variants().getFirst();
        assertThat(compressed.coding()).isNotEqualTo(KEY.coding());
        store(compressed, page(200, "small"));

        pages.tooLarge(begin(KEY));

        assertThat(text(pages.find(compressed))).isEqualTo("small");
    }

    @Test
    void storesNothingThatIsTooLarge() {
        var renewal = begin(KEY);
        var outcomes = waitFor(KEY, 1);

        pages.tooLarge(renewal);

        assertThat(outcomes).singleElement().isEqualTo(new Outcome.NotStored(null));
        assertThat(pages.find(KEY)).isNull();
    }

    @Test
    void boundsTheBytesAndKeepsPopularPagesDuringAFlood() {
        store(KEY, page(200, "popular"));
        for (int i = 0; i < 2_000; i++) {
            store(key("/x-%013d.html".formatted(i)), page(i % 2 == 0 ? 404 : 200, "x".repeat(2_000)));
            assertThat(pages.find(KEY)).as("the page that is read").isNotNull();
        }

        assertThat(pages.bytes()).isLessThanOrEqualTo(1_100_000);
    }

    @Test
    void sendsOneRequestHoweverManyAskAtTheSameMoment() {
        for (int round = 0; round < 200; round++) {
            var key = key("/r-%013d.html".formatted(round));
            var requests = new AtomicInteger();
            IntStream.range(0, 8).parallel().forEach(i -> ask(key, requests));
            assertThat(requests).hasValue(1);
        }
    }

    private void ask(PageKey key, AtomicInteger requests) {
        switch (pages.next(key)) {
            case Step.Serve(var page) -> assertThat(text(page)).isEqualTo("one");
            case Step.Wait(var renewal) -> assertThat(renewal.outcome().block()).isNotNull();
            case Step.Renew(var renewal) -> {
                requests.incrementAndGet();
                pages.answered(renewal, page(200, "one"));
            }
        }
    }

    private void store(PageKey key, StoredPage page) {
        pages.answered(begin(key), page);
    }

    private Renewal begin(PageKey key) {
        var step = pages.next(key);
        assertThat(step).isInstanceOf(Step.Renew.class);
        return ((Step.Renew) step).renewal();
    }

    private List<Outcome> waitFor(PageKey key, int requests) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < requests; i++) {
            assertThat(pages.next(key))
                    .isInstanceOfSatisfying(
                            Step.Wait.class, step -> step.renewal().outcome().subscribe(outcomes::add));
        }
        return outcomes;
    }

    private void pass(long milliseconds) {
        nanoseconds.addAndGet(Duration.ofMillis(milliseconds).toNanos());
    }

    private StoredPage page(int status, String text) {
        return page(status, text, nanoseconds.get());
    }

    private static StoredPage page(int status, String text, long requestedAt) {
        var headers = new DefaultHttpHeaders()
                .set("Cache-Control", "public, max-age=0, s-maxage=1, stale-if-error=3600")
                .set("Vary", "Accept-Encoding, Accept-Language")
                .set("ETag", "\"" + text.hashCode() + "\"");
        if (status != 304) {
            headers.set("Content-Type", "text/html");
        }
        return new StoredPage(status, headers, text.getBytes(UTF_8), requestedAt);
    }

    private static String text(@Nullable StoredPage page) {
        assertThat(page).isNotNull();
        return new String(page.body(), UTF_8);
    }

    private static PageKey key(String path) {
        var key = PageKey.of(HttpMethod.GET, path, new DefaultHttpHeaders());
        assertThat(key).isNotNull();
        assertThat(key.language()).isEqualTo(PageLanguage.VIETNAMESE);
        return key;
    }
}
