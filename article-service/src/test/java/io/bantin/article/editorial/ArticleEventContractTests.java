package io.bantin.article.editorial;

import static io.bantin.article.editorial.ArticleFixtures.PATHS;
import static io.bantin.article.editorial.ArticleFixtures.aBody;
import static io.bantin.article.editorial.ArticleFixtures.aDraft;
import static io.bantin.article.editorial.ArticleFixtures.aPublishedArticle;
import static io.bantin.article.editorial.ArticleFixtures.aSummary;
import static io.bantin.article.editorial.ArticleFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.editorial.Article.Change;
import io.bantin.kit.events.EventJson;
import io.bantin.stack.testing.events.Contracts;
import java.util.stream.Stream;
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
    void theSchemasRefuseOtherEvents() {
        var withdrawn = Contracts.sample(OWNER, "article-withdrawn");

        assertThat(Contracts.errors(OWNER, "article-withdrawn", withdrawn.replace("\"Số liệu sai.\"", "null")))
                .isNotEmpty();
        assertThat(Contracts.errors(OWNER, "article-published", withdrawn)).isNotEmpty();
    }

    private static Change revised() {
        var summary = aSummary();
        var corrected = new ArticleSummary(
                summary.title(),
                summary.slug(),
                "Lúa chín sớm chín ngày.",
                summary.cover(),
                summary.categoryIds(),
                summary.tags(),
                summary.byline(),
                summary.source(),
                summary.language(),
                summary.seo(),
                summary.related());
        return aPublishedArticle().rewrite(corrected, aBody(), PATHS, false, at(90));
    }
}
