package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.TestSpans;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** From the event to the mail, through broker, store and mail server. */
@WholeService
class CampaignIT {

    private final MongoOperations mongo;
    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Subscribers subscribers;
    private final TestEvents events;
    private final TestSpans spans;
    private final Newsroom newsroom;
    private final String category = Ids.next();
    private final ArticleSummary article = anArticleIn(category);

    @Autowired
    CampaignIT(
            MongoOperations mongo,
            Campaigns campaigns,
            Chunks chunks,
            Subscribers subscribers,
            TestEvents events,
            TestSpans spans) {
        this.mongo = mongo;
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.subscribers = subscribers;
        this.events = events;
        this.spans = spans;
        this.newsroom = new Newsroom(events);
    }

    @BeforeEach
    void clearTheMail() {
        TestStack.smtp().clear();
    }

    @AfterEach
    void behave() {
        TestStack.smtp().behave();
    }

    @Test
    void tellsEverySubscriberOnce() {
        Readers readers = Readers.of(mongo, 40, category);

        String campaign = newsroom.publishes(article, 2);

        assertThat(finished(campaign)).isEqualTo(counts(40, 40, 0, 0));
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(readers.emails());
        Mail mail = mailsTo(readers.get(0)).getFirst();
        assertThat(mail.subject()).isEqualTo(article.title());
        assertThat(mail.text()).contains(article.lead(), article.url());
        assertThat(mail.html()).contains(article.title(), article.lead(), article.url());
        assertThat(mail.messageId())
                .startsWith("<" + campaign + "." + readers.get(0).id() + "@");
    }

    @Test
    void isOneTraceFromTheEventToTheMail() {
        Readers.of(mongo, 1, category);
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        events.send(
                "article-events",
                "article-published",
                article.articleId(),
                1,
                """
                {"title":"Tin mới","url":"/tin-moi.html","categoryPaths":[["%s"]]}
                """.formatted(category),
                Map.of("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));

        finished(article.articleId() + ".1");

        await().untilAsserted(() -> assertThat(spans.of(traceId))
                .extracting(SpanData::getName)
                .contains("plan campaign", "send chunk")
                .anyMatch(name -> name.contains("article-events")));
    }

    @Test
    void coversTheDescendantsOfACategory() {
        String child = Ids.next();
        Readers above = Readers.of(mongo, 1, category);
        Readers beside = Readers.of(mongo, 1, Ids.next());

        String campaign = newsroom.publishes(anArticleIn(category, child), 1);

        assertThat(finished(campaign)).isEqualTo(counts(1, 1, 0, 0));
        assertThat(mailsTo(above.get(0))).hasSize(1);
        assertThat(mailsTo(beside.get(0))).isEmpty();
    }

    @Test
    void leavesThoseAloneWhoWaitForADigestOrHaveLeft() {
        mongo.insert(Readers.reader(Ids.next(), category, Frequency.DAILY));
        Subscriber gone = Readers.reader(Ids.next(), category, Frequency.INSTANT);
        mongo.insert(gone);
        subscribers.leave(gone.id(), Instant.now());

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(0, 0, 0, 0));
        assertThat(recipients()).isEmpty();
    }

    @Test
    void ignoresARepeatedEvent() {
        Readers readers = Readers.of(mongo, 3, category);
        String campaign = newsroom.publishes(article, 2);
        finished(campaign);

        newsroom.publishes(article, 2);
        newsroom.revises(article, 3);
        newsroom.publishes(article, 2);

        theTopicIsRead();
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(readers.emails());
        assertThat(campaigns.find(campaign).orElseThrow().state()).isEqualTo(CampaignState.DONE);
    }

    @Test
    void announcesAPublicationThatWasOvertakenByItsCorrection() {
        Readers readers = Readers.of(mongo, 2, category);
        newsroom.revises(article, 3);
        theTopicIsRead();

        assertThat(finished(newsroom.publishes(article, 2))).isEqualTo(counts(2, 2, 0, 0));
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(readers.emails());
    }

    @Test
    void tellsOfACorrectionWhereTheEditorAsksForIt() {
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
    void tellsOfNoCorrectionOfWhatWasWithdrawn() {
        Readers.of(mongo, 2, category);
        newsroom.withdraws(article, 5);

        String campaign = newsroom.corrects(article, 4);

        assertThat(finished(campaign)).isEqualTo(counts(0, 0, 0, 0));
        assertThat(recipients()).isEmpty();
    }

    @Test
    void announcesNothingThatWasWithdrawnBefore() {
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
    void stopsWhatIsUnsentWhenTheArticleIsWithdrawn() {
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

    @Test
    void skipsWhoLeavesBetweenPlanAndSend() {
        Readers readers = Readers.of(mongo, 60, category);
        TestStack.smtp().delay(ofMillis(30));
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> !recipients().isEmpty());

        Subscriber last = readers.get(59);
        subscribers.leave(last.id(), Instant.now());

        assertThat(finished(campaign)).isEqualTo(counts(60, 59, 0, 1));
        assertThat(mailsTo(last)).isEmpty();
    }

    @Test
    void triesADeferredRecipientAgain() {
        Readers readers = Readers.of(mongo, 3, category);
        String greylisting = readers.get(1).email();
        TestStack.smtp().answer(greylisting, 451, "4.7.1 Try again later");
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);
        assertThat(mailsTo(readers.get(1))).isEmpty();

        TestStack.smtp().behave();

        assertThat(finished(campaign)).isEqualTo(counts(3, 3, 0, 0));
        assertThat(mailsTo(readers.get(1))).hasSize(1);
    }

    @Test
    void skipsWhoLeavesWhileTheyAreDeferred() {
        Readers readers = Readers.of(mongo, 3, category);
        Subscriber leaver = readers.get(1);
        TestStack.smtp().answer(leaver.email(), 451, "4.7.1 Try again later");
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);

        subscribers.leave(leaver.id(), Instant.now());
        TestStack.smtp().behave();

        assertThat(finished(campaign)).isEqualTo(counts(3, 2, 0, 1));
        assertThat(mailsTo(leaver)).isEmpty();
    }

    @Test
    void sendsNoDeferredMailOfACancelledCampaign() {
        Readers readers = Readers.of(mongo, 3, category);
        TestStack.smtp().answer(readers.get(1).email(), 451, "4.7.1 Try again later");
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);

        campaigns.cancel(campaign);
        TestStack.smtp().behave();

        assertThat(finished(campaign)).isEqualTo(counts(3, 2, 0, 1));
        assertThat(campaigns.find(campaign).orElseThrow().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(mailsTo(readers.get(1))).isEmpty();
    }

    @Test
    void givesUpOnWhoIsDeferredTooOften() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 450, "4.2.0 Mailbox busy");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(2, 1, 1, 0));
    }

    @Test
    void suppressesAnAddressThatDoesNotExist() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 550, "5.1.1 No such user");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(2, 1, 1, 0));
        assertThat(subscribers.find(readers.get(0).id()).orElseThrow().state()).isEqualTo(SubscriberState.SUPPRESSED);
    }

    @Test
    void doesNotSuppressAnAddressThatRefusesThisMailOnly() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 552, "5.2.2 Mailbox full");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(2, 1, 1, 0));
        assertThat(subscribers.find(readers.get(0).id()).orElseThrow().isActive())
                .isTrue();
    }

    @Test
    void repeatsAMailWhoseAnswerWasLostWithTheSameMessageId() {
        Readers readers = Readers.of(mongo, 1, category);
        TestStack.smtp().closeAfterAccepting(1);

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(1, 1, 0, 0));
        List<Mail> both = mailsTo(readers.get(0));
        assertThat(both).hasSize(2);
        assertThat(both.get(0).messageId()).isEqualTo(both.get(1).messageId());
        assertThat(both.get(0).html()).isEqualTo(both.get(1).html());
    }

    @Test
    void waitsForAMailServerThatIsBusy() {
        Readers.of(mongo, 5, category);
        TestStack.smtp().answerNext(3, 421, "4.3.2 Shutting down");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(5, 5, 0, 0));
        assertThat(recipients()).hasSize(5);
    }

    @Test
    void pausesACampaignWhenEveryoneIsRefused() {
        Readers.of(mongo, 40, category);
        TestStack.smtp().answerNext(1000, 554, "5.7.1 Not from you");
        String campaign = newsroom.publishes(article, 1);

        await().until(() -> campaigns.find(campaign).orElseThrow().state() == CampaignState.PAUSED);
        TestStack.smtp().behave();
        await().during(ofMillis(500)).until(() -> recipients().isEmpty());
        assertThat(chunks.counts(campaign).failed()).isEqualTo(20);

        campaigns.resume(campaign);

        assertThat(finished(campaign)).isEqualTo(counts(40, 20, 20, 0));
    }

    @Test
    void givesFailedRecipientsAnotherTry() {
        Readers readers = Readers.of(mongo, 3, category);
        TestStack.smtp().answer(readers.get(2).email(), 554, "5.7.1 Not today");
        String campaign = newsroom.publishes(article, 1);
        assertThat(finished(campaign)).isEqualTo(counts(3, 2, 1, 0));
        TestStack.smtp().behave();

        chunks.reopenFailed(campaign);
        campaigns.reopen(campaign);

        await().until(() -> mailsTo(readers.get(2)).size() == 1);
        assertThat(finished(campaign)).isEqualTo(counts(3, 3, 0, 0));
        assertThat(recipients()).hasSize(3);
    }

    @Test
    void servesASmallCampaignWhileABigOneIsSent() {
        Readers.of(mongo, 1500, category);
        TestStack.smtp().delay(ofMillis(3));
        String big = newsroom.publishes(article, 1);
        await().until(() -> recipients().size() > 10);
        String other = Ids.next();
        Readers few = Readers.of(mongo, 10, other);

        String small = newsroom.publishes(anArticleIn(other), 1);

        finished(small);
        assertThat(campaigns.find(big).orElseThrow().state()).isNotEqualTo(CampaignState.DONE);
        assertThat(mailsTo(few.get(9))).hasSize(1);
        TestStack.smtp().behave();
        assertThat(finished(big)).isEqualTo(counts(1500, 1500, 0, 0));
        assertThat(recipients()).hasSize(1510);
    }

    /** The frozen counts, once there are any; without the time of the first mail, which tests cannot know. */
    private CampaignCounts finished(String campaign) {
        CampaignCounts frozen = await().atMost(ofSeconds(20))
                .until(
                        () -> campaigns
                                .find(campaign)
                                .map(found -> found.ledger().counts())
                                .orElse(CampaignCounts.NONE),
                        counts -> counts != CampaignCounts.NONE);
        return counts(frozen.planned(), frozen.sent(), frozen.failed(), frozen.skipped());
    }

    /** An event that came after has been handled. */
    private void theTopicIsRead() {
        // Twelve partitions: this article's own is the one that matters, so its next version tells.
        newsroom.revises(article, 99);
        await().until(() -> headIsAt(99));
    }

    private boolean headIsAt(long seq) {
        return mongo.exists(
                Query.query(where("_id").is(article.articleId()).and("seq").is(seq)), "heads");
    }

    private static CampaignCounts counts(long planned, long sent, long failed, long skipped) {
        return new CampaignCounts(planned, sent, 0, failed, skipped, null);
    }

    private static List<Mail> mailsTo(Subscriber reader) {
        return TestStack.smtp().mailsTo(reader.email());
    }

    private static List<String> recipients() {
        return TestStack.smtp().mails().stream().map(Mail::to).toList();
    }
}
