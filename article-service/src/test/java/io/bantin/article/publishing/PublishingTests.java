package io.bantin.article.publishing;

import static io.bantin.article.editorial.ArticleFixtures.ID;
import static io.bantin.article.editorial.ArticleFixtures.NOON;
import static io.bantin.article.editorial.ArticleFixtures.PATHS;
import static io.bantin.article.editorial.ArticleFixtures.aDraft;
import static io.bantin.article.editorial.ArticleFixtures.aPublishedArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Articles;
import io.bantin.kit.etags.VersionConflict;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.security.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another request changes the article between the read and the conditional update. */
class PublishingTests {

    private static final Caller ANN = new Caller("ann", Set.of("publisher"));

    private final Articles articles = mock();
    private final Categories categories = mock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Publishing publishing =
            new Publishing(articles, categories, Clock.fixed(NOON, ZoneOffset.UTC), metrics);

    @BeforeEach
    void anotherRequestComesFirst() {
        given(categories.checkedPaths(anyList())).willReturn(PATHS);
        given(articles.apply(any(), any(), any())).willReturn(false);
    }

    @Test
    void answersWithTheResultOfACopyOfTheRequest() {
        var asked = new TransitionRequest("publish", null, "\"1\"", "key", ANN);
        var doneByTwin = withKey(aPublishedArticle(), Objects.requireNonNull(asked.key(2, NOON)));
        given(articles.get(ID)).willReturn(aDraft(), doneByTwin);

        assertThat(publishing.publish(ID, asked)).isEqualTo(doneByTwin);
        assertThat(metrics.counter("bantin.articles.published").count()).isZero();
    }

    @Test
    void refusesAfterTheChangeOfAnotherRequest() {
        var asked = new TransitionRequest("publish", null, "\"1\"", "key", ANN);
        var other = new TransitionRequest("publish", null, "\"1\"", "key", new Caller("bob", Set.of("publisher")));
        var doneByOther = withKey(aPublishedArticle(), Objects.requireNonNull(other.key(2, NOON)));
        given(articles.get(ID)).willReturn(aDraft(), doneByOther);

        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> publishing.publish(ID, asked))
                .withMessageContaining("version 1")
                .withMessageContaining("present one is 2");
    }

    private static Article withKey(Article article, UsedIdempotencyKey key) {
        return new Article(
                article.id(),
                article.version(),
                article.status(),
                article.summary(),
                article.body(),
                article.createdBy(),
                article.createdAt(),
                article.updatedAt(),
                article.publishAt(),
                article.publishedAt(),
                article.withdrawal(),
                article.outbox(),
                List.of(key));
    }
}
