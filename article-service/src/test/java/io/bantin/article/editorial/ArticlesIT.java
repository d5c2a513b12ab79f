package io.bantin.article.editorial;

import static io.bantin.article.editorial.ArticleFixtures.NOON;
import static io.bantin.article.editorial.ArticleFixtures.PATHS;
import static io.bantin.article.editorial.ArticleFixtures.aBody;
import static io.bantin.article.editorial.ArticleFixtures.aSummary;
import static io.bantin.article.editorial.ArticleFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleIntegrationTest;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.ids.Ids;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexField;

@ArticleIntegrationTest
class ArticlesIT {

    private static final UsedIdempotencyKey KEY = new UsedIdempotencyKey("key", "publish", "ann", "hash", 2, NOON);

    @Autowired
    private Articles articles;

    @Autowired
    private MongoOperations store;

    private final Article draft = Article.draft(Ids.next(), aSummary(), aBody(), "ann", NOON);

    @BeforeEach
    void insert() {
        articles.insert(draft);
    }

    @Test
    void readsTheStoredArticle() {
        assertThat(articles.get(draft.id())).isEqualTo(draft);
    }

    @Test
    void storesStatusEventAndKeyInOneUpdate() {
        var change = draft.publish(PATHS, at(60));

        assertThat(articles.apply(draft, change, KEY)).isTrue();

        var stored = articles.get(draft.id());
        assertThat(stored.keys()).containsExactly(KEY);
        await().untilAsserted(() -> {
            assertThat(articles.get(draft.id()).outbox()).isEmpty();
            assertThat(raw().containsKey("outboxPending")).isFalse();
        });
        assertThat(articles.get(draft.id()))
                .usingRecursiveComparison()
                .ignoringFields("keys", "outbox", "revisions")
                .isEqualTo(change.next());
    }

    @Test
    void storesNothingOfAChangeThatCameSecond() {
        articles.apply(draft, draft.rewrite(aSummary(), aBody(), PATHS, false, at(1)), null);
        var before = raw();

        assertThat(articles.apply(draft, draft.publish(PATHS, at(2)), KEY)).isFalse();

        assertThat(raw()).isEqualTo(before);
        assertThat(articles.delete(draft)).isFalse();
        assertThat(articles.find(draft.id())).isPresent();
    }

    @Test
    void doesNotRestoreEventsThatWereSentMeanwhile() {
        articles.apply(draft, draft.publish(PATHS, at(60)), null);
        var readBeforeTheRelay = articles.get(draft.id());
        await().until(() -> articles.get(draft.id()).outbox().isEmpty());

        articles.apply(readBeforeTheRelay, readBeforeTheRelay.withdraw("Sai.", PATHS, at(90)), null);

        assertThat(articles.get(draft.id()).outbox()).noneMatch(event -> event.seq() == 2);
    }

    @Test
    void createsTheIndexesOfItsQueries() {
        assertThat(store.indexOps(Article.class).getIndexInfo())
                .extracting(index -> index.getName())
                .contains(
                        "published",
                        "category",
                        "tag",
                        "changed",
                        "changed-status",
                        "changed-head.categoryIds",
                        "changed-createdBy",
                        "changed-assignment.assignee",
                        "changed-words",
                        "schedule");
    }

    /** MongoDB refuses a second index with the same fields, so the service would not start. */
    @Test
    void createsNoIndexTwiceUnderTwoNames() {
        await().untilAsserted(() -> assertThat(indexedFields()).contains(List.of("outboxPending")));
        assertThat(indexedFields()).doesNotHaveDuplicates();
    }

    private List<List<String>> indexedFields() {
        return store.indexOps(Article.class).getIndexInfo().stream()
                .map(index ->
                        index.getIndexFields().stream().map(IndexField::getKey).toList())
                .toList();
    }

    private Document raw() {
        return Objects.requireNonNull(store.findById(draft.id(), Document.class, Article.COLLECTION));
    }
}
