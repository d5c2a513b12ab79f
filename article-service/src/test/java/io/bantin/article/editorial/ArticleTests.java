package io.bantin.article.editorial;

import static io.bantin.article.editorial.ArticleFixtures.NOON;
import static io.bantin.article.editorial.ArticleFixtures.PATHS;
import static io.bantin.article.editorial.ArticleFixtures.aBody;
import static io.bantin.article.editorial.ArticleFixtures.aDraft;
import static io.bantin.article.editorial.ArticleFixtures.aPublishedArticle;
import static io.bantin.article.editorial.ArticleFixtures.aSummary;
import static io.bantin.article.editorial.ArticleFixtures.aWithdrawnArticle;
import static io.bantin.article.editorial.ArticleFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.editorial.ArticleEvent.ArticlePublished;
import io.bantin.article.editorial.ArticleEvent.ArticleRevised;
import io.bantin.article.editorial.ArticleEvent.ArticleWithdrawn;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workflow.WrongState;
import io.bantin.kit.outbox.OutboxEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArticleTests {

    private static final Attribution LATER = at(3600);

    @Test
    void startsAsADraft() {
        var draft = aDraft();

        assertThat(draft.status()).isEqualTo(ArticleStatus.DRAFT);
        assertThat(draft.version()).isEqualTo(1);
        assertThat(draft.publishedAt()).isNull();
    }

    @Test
    void aChangedDraftPublishesNoEvent() {
        var change = aDraft().rewrite(aSummary(), aBody(), PATHS, false, LATER);

        assertThat(change.event()).isEmpty();
        assertThat(change.next().version()).isEqualTo(2);
        assertThat(change.next().status()).isEqualTo(ArticleStatus.DRAFT);
        assertThat(change.next().updatedAt()).isEqualTo(LATER.at());
    }

    @Test
    void publicationPublishesAnEventThatNotifies() {
        var change = aDraft().publish(PATHS, LATER);

        assertThat(change.next().status()).isEqualTo(ArticleStatus.PUBLISHED);
        assertThat(change.next().publishedAt()).isEqualTo(LATER.at());
        assertThat(change.event()).hasValueSatisfying(event -> {
            assertThat(event).isInstanceOf(ArticlePublished.class);
            assertThat(event.notifiesSubscribers()).isTrue();
            assertThat(event.article().version()).isEqualTo(2);
            assertThat(event.article().categoryPaths()).isEqualTo(PATHS);
            assertThat(event.article().publishedAt()).isEqualTo(LATER.at());
        });
    }

    @Test
    void aCorrectionKeepsTheDateOfPublicationAndDoesNotNotify() {
        var published = aPublishedArticle();

        var change = published.rewrite(aSummary(), aBody(), PATHS, false, LATER);

        assertThat(change.next().version()).isEqualTo(published.version() + 1);
        assertThat(change.next().publishedAt()).isEqualTo(published.publishedAt());
        assertThat(change.event()).hasValueSatisfying(event -> {
            assertThat(event).isInstanceOf(ArticleRevised.class);
            assertThat(event.notifiesSubscribers()).isFalse();
        });
    }

    @Test
    void aCorrectionNotifiesOnlyOnRequest() {
        var change = aPublishedArticle().rewrite(aSummary(), aBody(), PATHS, true, LATER);

        assertThat(change.event())
                .hasValueSatisfying(
                        event -> assertThat(event.notifiesSubscribers()).isTrue());
    }

    @Test
    void withdrawalPublishesTheReason() {
        var change = aPublishedArticle().withdraw("Số liệu sai.", PATHS, LATER);

        assertThat(change.next().status()).isEqualTo(ArticleStatus.WITHDRAWN);
        assertThat(change.next().withdrawal()).isEqualTo(new Article.Withdrawal("Số liệu sai.", LATER.at()));
        assertThat(change.event()).hasValueSatisfying(event -> {
            assertThat(event).isInstanceOf(ArticleWithdrawn.class);
            assertThat(event.reason()).isEqualTo("Số liệu sai.");
        });
    }

    @Test
    void refusesToPublishTwice() {
        assertThatExceptionOfType(WrongState.class)
                .isThrownBy(() -> aPublishedArticle().publish(PATHS, LATER))
                .withMessageContaining("The article is PUBLISHED");
    }

    @Test
    void refusesEveryChangeOfAWithdrawnArticle() {
        var withdrawn = aWithdrawnArticle();

        assertThatExceptionOfType(WrongState.class).isThrownBy(() -> withdrawn.publish(PATHS, LATER));
        assertThatExceptionOfType(WrongState.class)
                .isThrownBy(() -> withdrawn.rewrite(aSummary(), aBody(), PATHS, false, LATER));
        assertThatExceptionOfType(WrongState.class).isThrownBy(() -> withdrawn.withdraw("Lại.", PATHS, LATER));
    }

    @Test
    void refusesToWithdrawAnUnpublishedArticle() {
        assertThatExceptionOfType(WrongState.class)
                .isThrownBy(() -> aDraft().withdraw("Thôi.", PATHS, LATER))
                .withMessageContaining("needs one of: PUBLISHED");
    }

    @ParameterizedTest
    @EnumSource(value = ArticleStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void onlyDraftsCanBeDeleted(ArticleStatus status) {
        assertThatNoException().isThrownBy(() -> aDraft().requireDeletable());
        assertThatExceptionOfType(ArticleNotDeletable.class)
                .isThrownBy(() -> with(status, List.of()).requireDeletable());
    }

    @Test
    void refusesToDeleteADraftWithUnsentEvents() {
        var event = new OutboxEvent("x.1", "t", 1, "x", "/article-service", NOON, null, "{}");

        assertThatExceptionOfType(ArticleNotDeletable.class)
                .isThrownBy(() -> with(ArticleStatus.DRAFT, List.of(event)).requireDeletable());
    }

    @Test
    void urlHasSlugAndIdOrTheIdAlone() {
        var summary = aSummary();
        var nameless =
                new ArticleSummary("中国", "", "", null, List.of(), List.of(), List.of(), null, "vi", null, List.of());

        assertThat(summary.url("0kt3v9wq5d2xa")).isEqualTo("/mua-gat-o-dong-thap-0kt3v9wq5d2xa.html");
        assertThat(nameless.url("0kt3v9wq5d2xa")).isEqualTo("/0kt3v9wq5d2xa.html");
    }

    private static Article with(ArticleStatus status, List<OutboxEvent> outbox) {
        var draft = aDraft();
        return new Article(
                draft.id(),
                2,
                status,
                draft.summary(),
                draft.body(),
                "reporter",
                NOON,
                NOON,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                outbox,
                List.of(),
                null);
    }
}
