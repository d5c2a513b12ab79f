package io.bantin.category.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.category.CategoryApi;
import io.bantin.category.CategoryIntegrationTest;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.events.Contracts;
import io.bantin.stack.testing.events.TestEvent;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Articles hold the categories that they stand in, from their publication to their withdrawal. */
@CategoryIntegrationTest
class ArticleEventsIT {

    /** A later event in the same partition is handled after every earlier one. */
    private static final int ONE_PARTITION = 0;

    private static final String SAMPLE_CATEGORY = "0kt3v9wq5d002";

    private final CategoryApi api;
    private final ArticlePlacements usages;
    private final String articleId = Ids.next();
    private final Answer parent;
    private final Answer category;

    @Autowired
    ArticleEventsIT(CategoryApi api, ArticlePlacements usages) {
        this.api = api;
        this.usages = usages;
        parent = api.root("Nông thôn");
        category = api.child(parent.id(), "Mùa vụ");
    }

    @Test
    void keepsACategoryWhileArticlesArePublishedInIt() {
        send("article-published", 2, category);
        waitUntilHeard();

        var refused = api.remove(category).expect(409);
        assertThat(refused.text("type")).isEqualTo("/problems/category-in-use");
        assertThat(refused.text("detail")).isEqualTo("'Mùa vụ' has 1 published article; move or withdraw it first.");
        api.read(category.id()).expect(200);

        send("article-withdrawn", 3, category);
        waitUntilHeard();
        api.remove(category).expect(204);
    }

    @Test
    void countsOnlyWhatStandsInTheCategoryItself() {
        send("article-published", 2, category);
        waitUntilHeard();

        assertThat(usages.count(category.id())).isEqualTo(1);
        assertThat(usages.count(parent.id())).isZero();
    }

    @Test
    void followsAnArticleThatMoves() {
        var other = api.root("Đô thị");
        send("article-published", 2, category);
        send("article-revised", 3, other);
        waitUntilHeard();

        api.remove(category).expect(204);
        api.remove(other).expect(409);
    }

    @Test
    void takesOnlyNewerEvents() {
        var other = api.root("Đô thị");
        send("article-published", 2, category);
        send("article-published", 2, category);
        waitUntilHeard();
        assertThat(usages.count(category.id())).isEqualTo(1);

        send("article-withdrawn", 4, category);
        send("article-revised", 3, other);
        send("article-published", 2, category);
        waitUntilHeard();

        assertThat(usages.count(category.id())).isZero();
        assertThat(usages.count(other.id())).isZero();
    }

    @Test
    void readsWhatItsOwnerMayAddLater() {
        var later = sample("article-published", category).replaceFirst("\\{", "{\"unknown\": [1],");

        TestEvent.of("article-events", "article-published", articleId, 2, later)
                .in(ONE_PARTITION)
                .send();
        waitUntilHeard();

        assertThat(usages.count(category.id())).isEqualTo(1);
    }

    @Test
    void ignoresEventsOfAnUnknownType() {
        TestEvent.of("article-events", "article-painted", articleId, 2, "[\"not what it reads\"]")
                .in(ONE_PARTITION)
                .send();
        waitUntilHeard();

        assertThat(Topics.withKey("article-events.category-service.dlq", articleId))
                .isEmpty();
        api.remove(category).expect(204);
    }

    @Test
    void putsAsideWhatNobodyCanRead() {
        TestEvent.of("article-events", "article-published", articleId, 2, "{\"categoryPaths\": \"none\"}")
                .in(ONE_PARTITION)
                .send();
        waitUntilHeard();

        assertThat(Topics.withKey("article-events.category-service.dlq", articleId))
                .hasSize(1);
    }

    private void send(String type, long version, Answer standsIn) {
        TestEvent.of("article-events", type, articleId, version, sample(type, standsIn))
                .in(ONE_PARTITION)
                .send();
    }

    /** The owner's sample, but in a category of this test. */
    private static String sample(String type, Answer standsIn) {
        return Contracts.sample("article-service", type).replace(SAMPLE_CATEGORY, standsIn.id());
    }

    /** By one more event behind the others. */
    private void waitUntilHeard() {
        var marker = api.root("Mốc");
        TestEvent.of("article-events", "article-published", Ids.next(), 1, sample("article-published", marker))
                .in(ONE_PARTITION)
                .send();
        await().atMost(Duration.ofSeconds(30)).until(() -> usages.count(marker.id()) == 1);
    }
}
