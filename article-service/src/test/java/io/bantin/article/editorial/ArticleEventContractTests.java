package io.bantin.article.editorial;

import static io.bantin.article.editorial.ArticleFixtures.ID;
import static io.bantin.article.editorial.ArticleFixtures.NOON;
import static io.bantin.article.editorial.ArticleFixtures.PATHS;
import static io.bantin.article.editorial.ArticleFixtures.aBody;
import static io.bantin.article.editorial.ArticleFixtures.aDraft;
import static io.bantin.article.editorial.ArticleFixtures.aPublishedArticle;
import static io.bantin.article.editorial.ArticleFixtures.aSummary;
import static io.bantin.article.editorial.ArticleFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.media.Rendition;
import io.bantin.kit.events.EventJson;
import io.bantin.stack.testing.events.Contracts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Compares the events that this service sends with their contracts. */
class ArticleEventContractTests {

    private static final String OWNER = "article-service";
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<ArticleEvent> events() {
        return Stream.of(
                        aDraft().publish(PATHS, at(60)),
                        revised(),
                        aPublishedArticle().withdraw("Số liệu sai.", PATHS, at(120)))
                .map(change -> change.event().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesTheSampleOfTheContract(ArticleEvent event) {
        assertThat(JSON.readTree(EventJson.write(event)))
                .isEqualTo(JSON.readTree(Contracts.sample(OWNER, event.type())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesEventsThatMatchTheSchema(ArticleEvent event) {
        assertThat(Contracts.errors(OWNER, event.type(), EventJson.write(event)))
                .isEmpty();
    }

    @Test
    void writesTheSizesOfACoverFromTheLibrary() {
        var id = "0kt3v9wq5d777";
        var plain = aSummary();
        var cover = new ArticleSummary.Cover(
                id,
                "Cánh đồng lúa chín",
                "Cánh đồng xã Tân Kiều",
                "Lê An",
                List.of(
                        rendition(id, 320, 213, "webp", "image/webp"),
                        rendition(id, 640, 427, "webp", "image/webp"),
                        rendition(id, 1280, 853, "webp", "image/webp"),
                        rendition(id, 640, 427, "jpg", "image/jpeg"),
                        rendition(id, 1280, 853, "jpg", "image/jpeg")));
        var draft = Article.draft(ID, summary(plain.lead(), cover), aBody(), "reporter", NOON);
        var event = draft.publish(PATHS, at(60)).event().orElseThrow();

        assertThat(JSON.readTree(EventJson.write(event)))
                .isEqualTo(JSON.readTree(Contracts.sample(OWNER, "article-published.with-picture")));
        assertThat(Contracts.errors(OWNER, event.type(), EventJson.write(event)))
                .isEmpty();
    }

    private static Rendition rendition(String id, int width, int height, String extension, String type) {
        return new Rendition("/media/%s/%d-0123456789ab.%s".formatted(id, width, extension), type, width, height);
    }

    @Test
    void theSchemasRefuseOtherEvents() {
        var withdrawn = Contracts.sample(OWNER, "article-withdrawn");

        assertThat(Contracts.errors(OWNER, "article-withdrawn", withdrawn.replace("\"Số liệu sai.\"", "null")))
                .isNotEmpty();
        assertThat(Contracts.errors(OWNER, "article-published", withdrawn)).isNotEmpty();
    }

    private static Change revised() {
        var summary = aSummary();
        var corrected = summary("Lúa chín sớm chín ngày.", summary.cover());
        return aPublishedArticle().rewrite(corrected, aBody(), PATHS, false, at(90));
    }

    private static ArticleSummary summary(String lead, ArticleSummary.@Nullable Cover cover) {
        var summary = aSummary();
        return new ArticleSummary(
                summary.title(),
                summary.slug(),
                lead,
                cover,
                summary.categoryIds(),
                summary.tags(),
                summary.byline(),
                summary.source(),
                summary.language(),
                summary.seo(),
                summary.related());
    }
}
