package io.bantin.notification.campaigns;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Campaigns of events that are repeated, arrive late, or tell of a correction or a withdrawal. */
class ArticleEventsIT extends CampaignScenario {

    @Test
    void ignoresARepeatedEvent() {
        Readers readers = Readers.of(mongo, 3, category);
        String campaign = newsroom.publishes(article, 2);
        finished(campaign);

        newsroom.publishes(article, 2);
        newsroom.revises(article, 3);
        newsroom.publishes(article, 2);

        awaitEarlierEvents();
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(readers.emails());
        assertThat(campaigns.find(campaign).orElseThrow().state()).isEqualTo(CampaignState.DONE);
    }

    @Test
    void notifiesOfAPublicationThatArrivesAfterItsCorrection() {
        Readers readers = Readers.of(mongo, 2, category);
        newsroom.revises(article, 3);
        awaitEarlierEvents();

        assertThat(finished(newsroom.publishes(article, 2))).isEqualTo(counts(2, 2, 0, 0));
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(readers.emails());
    }

    @Test
    void notifiesOfACorrectionIfTheEditorAsksForIt() {
        Readers readers = Readers.of(mongo, 2, category);
        finished(newsroom.publishes(article, 2));

        newsroom.revises(article, 3);
        String told = newsroom.corrects(article, 4);

        assertThat(finished(told)).isEqualTo(counts(2, 2, 0, 0));
        assertThat(mailsTo(readers.get(0)))
                .extracting(Mail::subject)
                .containsExactly(article.title(), "Đính chính: " + article.title());
        assertThat(campaigns.find(article.articleId() + ".3")).isEmpty();
    }

    @Test
    void notifiesOfNoCorrectionOfAWithdrawnArticle() {
        Readers.of(mongo, 2, category);
        newsroom.withdraws(article, 5);

        String campaign = newsroom.corrects(article, 4);

        assertThat(finished(campaign)).isEqualTo(counts(0, 0, 0, 0));
        assertThat(recipients()).isEmpty();
    }

    @Test
    void notifiesOfNoArticleThatWasWithdrawnBefore() {
        Readers.of(mongo, 2, category);
        newsroom.withdraws(article, 3);

        String campaign = newsroom.publishes(article, 2);

        assertThat(finished(campaign)).isEqualTo(counts(0, 0, 0, 0));
        assertThat(campaigns.find(campaign).orElseThrow().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(recipients()).isEmpty();
    }

    @Test
    void ignoresUnknownFieldsAndTypes() {
        Readers readers = Readers.of(mongo, 1, category);
        newsroom.sends("article-translated", article.articleId(), 1, "{}");

        String campaign = newsroom.sends("article-published", article.articleId(), 2, """
                {"title":"Tin mới","url":"/tin-moi.html","categoryPaths":[["%s"]],"mood":{"is":"good"}}
                """.formatted(category));

        assertThat(finished(campaign)).isEqualTo(counts(1, 1, 0, 0));
        assertThat(mailsTo(readers.get(0))).hasSize(1);
        assertThat(campaigns.find(article.articleId() + ".1")).isEmpty();
    }

    @Test
    void sendsNoMoreMailsOnceTheArticleIsWithdrawn() {
        Readers.of(mongo, 200, category);
        TestStack.smtp().delay(ofMillis(50));
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> recipients().size() > 3);

        newsroom.withdraws(article, 2);

        await().until(() -> campaigns.find(campaign).orElseThrow().isCancelled());
        Instant cancelled = Instant.now();
        CampaignCounts counts = finished(campaign);
        assertThat(counts.planned()).isEqualTo(200);
        assertThat(counts.sent()).isEqualTo(TestStack.smtp().mails().size()).isBetween(4L, 100L);
        assertThat(counts.skipped()).isEqualTo(200 - counts.sent());
        assertThat(TestStack.smtp().mails())
                .allSatisfy(mail -> assertThat(mail.receivedAt()).isBefore(cancelled.plusSeconds(2)));
        assertThat(campaigns.find(campaign).orElseThrow().state()).isEqualTo(CampaignState.CANCELLED);
    }
}
