package io.bantin.notification.campaigns.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.kit.events.IncomingEvent;
import io.bantin.kit.events.UnreadableEvent;
import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticlePublished;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticleRevised;
import io.bantin.notification.campaigns.start.ArticleEvent.ArticleWithdrawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.support.MessageBuilder;

/** Reads the samples of article-service's events. */
class ArticleEventContractTests {

    private static final Path CONTRACTS = Path.of("..", "article-service", "contracts");

    @Test
    void readsAPublication() throws IOException {
        ArticlePublished event = (ArticlePublished) read("article-published", sample("article-published"));
        ArticleSummary head = event.summary();

        assertThat(event.articleId()).isEqualTo("0kt3v9wq5d2xa");
        assertThat(event.version()).isEqualTo(2);
        assertThat(head.title()).isNotBlank();
        assertThat(head.lead()).isNotBlank();
        assertThat(head.url()).startsWith("/").endsWith("0kt3v9wq5d2xa.html");
        assertThat(head.language()).isEqualTo("vi");
        assertThat(head.categoryPaths()).isNotEmpty();
        assertThat(head.pathIds()).containsAll(head.categoryPaths().getFirst());
        assertThat(head.byline()).isNotEmpty();
        assertThat(head.publishedAt()).isNotNull();
        assertThat(head.cover()).isNotNull();
    }

    @Test
    void readsACorrection() throws IOException {
        ArticleRevised event = (ArticleRevised) read("article-revised", sample("article-revised"));
        assertThat(event.summary().title()).isNotBlank();
        assertThat(event.notifying()).isFalse();
    }

    @Test
    void readsWhetherACorrectionNotifiesSubscribers() throws IOException {
        String told = sample("article-revised").replace("\"notify\": false", "\"notify\": true");
        assertThat(((ArticleRevised) read("article-revised", told)).notifying()).isTrue();
    }

    @Test
    void readsAWithdrawal() throws IOException {
        assertThat(read("article-withdrawn", sample("article-withdrawn"))).isInstanceOf(ArticleWithdrawn.class);
    }

    @Test
    void ignoresAFieldThatItDoesNotKnow() throws IOException {
        String extended = sample("article-published").replaceFirst("\\{", "{\"mood\": {\"is\": [\"good\"]}, ");
        assertThat(read("article-published", extended))
                .usingRecursiveComparison()
                .isEqualTo(read("article-published", sample("article-published")));
    }

    @Test
    void ignoresATypeThatItDoesNotKnow() throws IOException {
        assertThat(of("article-translated", sample("article-published"))).isEmpty();
    }

    @Test
    void refusesAPublicationWithoutATitle() {
        assertThatThrownBy(() -> of("article-published", "{\"url\": \"/a.html\"}"))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("title");
    }

    @Test
    void refusesAPathThatNoPlannerCouldFollow() {
        for (String paths : List.of("[null]", "[[\"a\", null]]")) {
            assertThatThrownBy(() -> of(
                            "article-published",
                            "{\"title\": \"Tin\", \"url\": \"/a.html\", \"categoryPaths\": %s}".formatted(paths)))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("path");
        }
    }

    private static String sample(String type) throws IOException {
        return Files.readString(CONTRACTS.resolve(type + ".v1.sample.json"));
    }

    private static ArticleEvent read(String type, String json) {
        return of(type, json).orElseThrow();
    }

    private static Optional<ArticleEvent> of(String type, String json) {
        var message = MessageBuilder.withPayload(json.getBytes(StandardCharsets.UTF_8))
                .setHeader("ce_id", "0kt3v9wq5d2xa.2")
                .setHeader("ce_type", type)
                .setHeader("ce_subject", "0kt3v9wq5d2xa")
                .setHeader("ce_sequence", "2")
                .setHeader("ce_time", Instant.parse("2026-03-02T05:01:00Z").toString())
                .build();
        return ArticleEvent.of(IncomingEvent.of(message));
    }
}
