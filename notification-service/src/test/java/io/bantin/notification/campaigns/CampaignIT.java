package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestSpans;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the event to the mail: the recipients, and the order in which they get it. */
class CampaignIT extends CampaignScenario {

    @Autowired
    private TestSpans spans;

    @Test
    void sendsEverySubscriberOneMail() {
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
    void sendsNothingToASubscriberWhoWantsADigestOrHasLeft() {
        mongo.insert(Readers.reader(Ids.next(), category, Frequency.DAILY));
        Subscriber gone = Readers.reader(Ids.next(), category, Frequency.INSTANT);
        mongo.insert(gone);
        subscribers.leave(gone.id(), Instant.now());

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(0, 0, 0, 0));
        assertThat(recipients()).isEmpty();
    }

    @Test
    void skipsASubscriberWhoLeavesBetweenPlanAndSend() {
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
    void sendsASmallCampaignWhileABigOneIsSent() {
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
}
