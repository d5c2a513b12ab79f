package io.bantin.category.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.category.CategoryApi;
import io.bantin.category.CategoryIntegrationTest;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Contracts;
import io.bantin.stack.testing.events.TestEvent;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A published article keeps its categories from being removed until it is withdrawn or moved. */
@CategoryIntegrationTest
class ArticleEventsIT {

    /** A later event in the same partition is handled after every earlier one. */
    private static final int ONE_PARTITION = 0;

    private static final String SAMPLE_CATEGORY = "0kt3v9wq5d002";

    private final CategoryApi api;
    private final ArticlePlacements placements;
    private final String articleId = Ids.next();
    private final Answer parent;
    private final Answer category;

    @Autowired
    ArticleEventsIT(CategoryApi api, ArticlePlacements placements) {
        this.api = api;
        this.placements = placements;
        parent = api.root("Nông thôn");
        category = api.child(parent.id(), "Mùa vụ");
    }

    @Test
    void refusesToRemoveACategoryWithAPublishedArticle() {
        send("article-published", 2, category);
        awaitAllEvents();

        var refused = api.remove(category).expect(409);
        assertThat(refused.text("type")).isEqualTo("/problems/category-in-use");
        assertThat(refused.text("detail")).isEqualTo("'Mùa vụ' has 1 published article; move or withdraw it first.");
        api.read(category.id()).expect(200);

        send("article-withdrawn", 3, category);
        awaitAllEvents();
        api.remove(category).expect(204);
    }

    @Test
    void doesNotCountArticlesOfSubcategories() {
        send("article-published", 2, category);
        awaitAllEvents();

        assertThat(placements.count(category.id())).isEqualTo(1);
        assertThat(placements.count(parent.id())).isZero();
    }

    @Test
    void tellsReportersHowManyArticlesEachCategoryHas() {
        send("article-published", 2, category);
        awaitAllEvents();

        var counts = api.send("GET", CategoryApi.EDITORIAL + "/counts", TestTokens.of("reporter"), null, Map.of())
                .expect(200)
                .json()
                .path("items");
        assertThat(counts.valueStream()
                        .filter(item -> item.path("id").asString().equals(category.id()))
                        .map(item -> item.path("articles").asLong()))
                .containsExactly(1L);
        assertThat(counts.valueStream()
                        .noneMatch(item -> item.path("id").asString().equals(parent.id())))
                .isTrue();
        api.send("GET", CategoryApi.EDITORIAL + "/counts", null, null, Map.of()).expect(401);
    }

    @Test
    void releasesTheCategoryThatAnArticleHasLeft() {
        var other = api.root("Đô thị");
        send("article-published", 2, category);
        send("article-revised", 3, other);
        awaitAllEvents();

        api.remove(category).expect(204);
        api.remove(other).expect(409);
    }

    @Test
    void ignoresRepeatedAndOlderEvents() {
        var other = api.root("Đô thị");
        send("article-published", 2, category);
        send("article-published", 2, category);
        awaitAllEvents();
        assertThat(placements.count(category.id())).isEqualTo(1);

        send("article-withdrawn", 4, category);
        send("article-revised", 3, other);
        send("article-published", 2, category);
        awaitAllEvents();

        assertThat(placements.count(category.id())).isZero();
        assertThat(placements.count(other.id())).isZero();
    }

    @Test
    void acceptsUnknownFields() {
        var later = sample("article-published", category).replaceFirst("\\{", "{\"unknown\": [1],");

        TestEvent.of("article-events", "article-published", articleId, 2, later)
                .in(ONE_PARTITION)
                .send();
        awaitAllEvents();

        assertThat(placements.count(category.id())).isEqualTo(1);
    }

    @Test
    void ignoresEventsOfAnUnknownType() {
        TestEvent.of("article-events", "article-painted", articleId, 2, "[\"not what it reads\"]")
                .in(ONE_PARTITION)
                .send();
        awaitAllEvents();

        assertThat(Topics.withKey("article-events.category-service.dlq", articleId))
                .isEmpty();
        api.remove(category).expect(204);
    }

    @Test
    void writesAnUnreadableEventToTheDeadLetters() {
        TestEvent.of("article-events", "article-published", articleId, 2, "{\"categoryPaths\": \"none\"}")
                .in(ONE_PARTITION)
                .send();
        awaitAllEvents();

        assertThat(Topics.withKey("article-events.category-service.dlq", articleId))
                .hasSize(1);
    }

    private void send(String type, long version, Answer category) {
        TestEvent.of("article-events", type, articleId, version, sample(type, category))
                .in(ONE_PARTITION)
                .send();
    }

    /** The owner's sample with a category of this test. */
    private static String sample(String type, Answer category) {
        return Contracts.sample("article-service", type).replace(SAMPLE_CATEGORY, category.id());
    }

    /** Sends one more event after the others and waits for it. */
    private void awaitAllEvents() {
        var marker = api.root("Mốc");
        TestEvent.of("article-events", "article-published", Ids.next(), 1, sample("article-published", marker))
                .in(ONE_PARTITION)
                .send();
        await().atMost(Duration.ofSeconds(30)).until(() -> placements.count(marker.id()) == 1);
    }
}
