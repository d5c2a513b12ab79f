package io.bantin.portal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.testing.events.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.unit.DataSize;

/** Reads the samples that the owners of the events keep, as far as the portal reads events at all. */
class EventContractTests {

    private static final String ARTICLE = "0kt3v9wq5d2xa";

    private final ManualTime time = new ManualTime();
    private final MinimumVersions minimums = new MinimumVersions(time);
    private final PageKey.Home home = new PageKey.Home(Locale.of("vi"));
    private final PageCache pages = new PageCache(
            minimums,
            key -> RenderedPage.of(200, "/", "home", Map.of(PageDependency.HOME, minimums.heard())),
            time,
            time,
            new PageCacheProperties(
                    DataSize.ofMegabytes(1), Duration.ofDays(1), Duration.ZERO, Duration.ZERO, Duration.ZERO));
    private final ContentEventListener changes =
            new ContentEventListener(minimums, pages, new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

    @ParameterizedTest
    @ValueSource(strings = {"article-published", "article-revised"})
    void hearsThatAnArticleChangedAndWhereItIsListed(String type) {
        changes.articleEvents().accept(event(type, ARTICLE, 7, Contracts.sample("article-service", type)));

        assertThat(minimums.of(PageDependency.article(ARTICLE))).isEqualTo(7);
        assertThat(minimums.isGone(PageDependency.article(ARTICLE))).isFalse();
        assertThat(List.of(
                        PageDependency.HOME,
                        PageDependency.category("0kt3v9wq5d001"),
                        PageDependency.category("0kt3v9wq5d002")))
                .allSatisfy(list -> assertThat(minimums.of(list)).isEqualTo(1));
    }

    @Test
    void hearsThatAnArticleWasWithdrawn() {
        changes.articleEvents()
                .accept(event(
                        "article-withdrawn", ARTICLE, 8, Contracts.sample("article-service", "article-withdrawn")));

        assertThat(minimums.isGone(PageDependency.article(ARTICLE))).isTrue();
        assertThat(minimums.of(PageDependency.category("0kt3v9wq5d002"))).isEqualTo(1);
    }

    @Test
    void hearsThatACategoryChanged() {
        pages.get(home);

        changes.categoryEvents()
                .accept(event(
                        "category-changed",
                        "0kt3v9wq5d002",
                        3,
                        Contracts.sample("category-service", "category-changed")));

        assertThat(minimums.of(PageDependency.CATEGORIES)).isEqualTo(1);
        assertThat(minimums.of(PageDependency.category("0kt3v9wq5d002"))).isEqualTo(1);
        assertThat(time.hasWork()).as("the home page is rendered anew").isTrue();
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        String extended = Contracts.sample("article-service", "article-published")
                .replaceFirst("\\{", "{\"mood\": {\"is\": [\"good\"]},");

        changes.articleEvents().accept(event("article-published", ARTICLE, 2, extended));

        assertThat(minimums.of(PageDependency.article(ARTICLE))).isEqualTo(2);
    }

    @Test
    void ignoresTypesThatItDoesNotKnow() {
        changes.articleEvents().accept(event("article-praised", ARTICLE, 2, "[]"));
        changes.categoryEvents().accept(event("category-praised", ARTICLE, 2, "[]"));

        assertThat(minimums.heard()).isZero();
    }

    private static Message<byte[]> event(String type, String subject, long seq, String body) {
        return MessageBuilder.withPayload(body.getBytes(StandardCharsets.UTF_8))
                .setHeader("ce_specversion", "1.0")
                .setHeader("ce_id", subject + "." + seq)
                .setHeader("ce_type", type)
                .setHeader("ce_subject", subject)
                .setHeader("ce_sequence", String.valueOf(seq))
                .setHeader("ce_time", "2026-03-02T05:01:00Z")
                .build();
    }
}
