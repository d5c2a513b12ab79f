package io.bantin.portal.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Path ARTICLES = Path.of("../article-service/contracts");
    private static final Path CATEGORIES = Path.of("../category-service/contracts");

    private final HandDrivenTime time = new HandDrivenTime();
    private final Floors floors = new Floors(time);
    private final PageKey.Home home = new PageKey.Home(Locale.of("vi"));
    private final KeptPages pages = new KeptPages(
            floors,
            key -> Page.of(200, "/", "home", Map.of(Subject.HOME, floors.heard())),
            time,
            time,
            new KeptPagesProperties(
                    DataSize.ofMegabytes(1), Duration.ofDays(1), Duration.ZERO, Duration.ZERO, Duration.ZERO));
    private final ChangesHeard changes =
            new ChangesHeard(floors, pages, new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

    @ParameterizedTest
    @ValueSource(strings = {"article-published", "article-revised"})
    void hearsThatAnArticleChangedAndWhereItIsListed(String type) throws IOException {
        changes.articleEvents().accept(event(type, ARTICLE, 7, sample(ARTICLES, type)));

        assertThat(floors.of(Subject.article(ARTICLE))).isEqualTo(7);
        assertThat(floors.isGone(Subject.article(ARTICLE))).isFalse();
        assertThat(List.of(Subject.HOME, Subject.category("0kt3v9wq5d001"), Subject.category("0kt3v9wq5d002")))
                .allSatisfy(list -> assertThat(floors.of(list)).isEqualTo(1));
    }

    @Test
    void hearsThatAnArticleWasWithdrawn() throws IOException {
        changes.articleEvents().accept(event("article-withdrawn", ARTICLE, 8, sample(ARTICLES, "article-withdrawn")));

        assertThat(floors.isGone(Subject.article(ARTICLE))).isTrue();
        assertThat(floors.of(Subject.category("0kt3v9wq5d002"))).isEqualTo(1);
    }

    @Test
    void hearsThatACategoryChanged() throws IOException {
        pages.get(home);

        changes.categoryEvents()
                .accept(event("category-changed", "0kt3v9wq5d002", 3, sample(CATEGORIES, "category-changed")));

        assertThat(floors.of(Subject.CATEGORIES)).isEqualTo(1);
        assertThat(floors.of(Subject.category("0kt3v9wq5d002"))).isEqualTo(1);
        assertThat(time.hasWork()).as("the home page is rendered anew").isTrue();
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws IOException {
        String extended = sample(ARTICLES, "article-published").replaceFirst("\\{", "{\"mood\": {\"is\": [\"good\"]},");

        changes.articleEvents().accept(event("article-published", ARTICLE, 2, extended));

        assertThat(floors.of(Subject.article(ARTICLE))).isEqualTo(2);
    }

    @Test
    void ignoresTypesThatItDoesNotKnow() {
        changes.articleEvents().accept(event("article-praised", ARTICLE, 2, "[]"));
        changes.categoryEvents().accept(event("category-praised", ARTICLE, 2, "[]"));

        assertThat(floors.heard()).isZero();
    }

    private static String sample(Path contracts, String type) throws IOException {
        return Files.readString(contracts.resolve(type + ".v1.sample.json"));
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
