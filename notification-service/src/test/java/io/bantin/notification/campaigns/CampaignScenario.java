package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** An article in a new category, from its event to its mails, through broker, store and mail server. */
@WholeService
abstract class CampaignScenario {

    @Autowired
    MongoOperations mongo;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Chunks chunks;

    @Autowired
    Subscribers subscribers;

    @Autowired
    TestEvents events;

    final String category = Ids.next();
    final ArticleSummary article = anArticleIn(category);
    Newsroom newsroom;

    @BeforeEach
    void clearTheMail() {
        TestStack.smtp().clear();
        newsroom = new Newsroom(events);
    }

    @AfterEach
    void behave() {
        TestStack.smtp().behave();
    }

    /** The frozen counts, once there are any; without the time of the first mail, which tests cannot know. */
    CampaignCounts finished(String campaign) {
        CampaignCounts frozen = await().atMost(ofSeconds(20))
                .until(
                        () -> campaigns
                                .find(campaign)
                                .map(found -> found.ledger().counts())
                                .orElse(CampaignCounts.NONE),
                        counts -> counts != CampaignCounts.NONE);
        return counts(frozen.planned(), frozen.sent(), frozen.failed(), frozen.skipped());
    }

    /** Sends another event, and waits until it has been handled. */
    void awaitEarlierEvents() {
        // The events of an article are on one partition, so the summary has this version only after all of them.
        newsroom.revises(article, 99);
        await().until(() -> isSummaryAt(99));
    }

    boolean isSummaryAt(long seq) {
        return mongo.exists(
                Query.query(where("_id").is(article.articleId()).and("seq").is(seq)), "heads");
    }

    static CampaignCounts counts(long planned, long sent, long failed, long skipped) {
        return new CampaignCounts(planned, sent, 0, failed, skipped, null);
    }

    static List<Mail> mailsTo(Subscriber reader) {
        return TestStack.smtp().mailsTo(reader.email());
    }

    static List<String> recipients() {
        return TestStack.smtp().mails().stream().map(Mail::to).toList();
    }
}
